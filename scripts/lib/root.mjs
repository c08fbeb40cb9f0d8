import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The absolute path of something in the project. */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** Adds the variables of `.env`, if there is one; what is set already stays. */
export function loadDotEnv(folder = root) {
  const file = join(folder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
