import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from './root.mjs';
import { runScript } from './run.mjs';
import { writeSdkDeclarations } from './sdk-declarations.mjs';

const VITE = 'node_modules/vite/bin/vite.js';

/**
 * Builds `@claimcheck/node` into `sdk/dist`. It is made aside and moved file by file, so that two
 * builds at once, or a reader meanwhile, find whole files.
 */
export async function buildSdk() {
  const made = mkdtempSync(inRoot('node_modules', '.sdk-'));
  try {
    const args = ['build', '--config', inRoot('sdk/vite.config.ts'), '--outDir', made];
    await runScript('vite build of the SDK', inRoot(VITE), args);
    writeSdkDeclarations(made);
    moveInto(inRoot('sdk', 'dist'), made);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function moveInto(target, source) {
  const files = filesOf(source);
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    renameSync(join(source, file), join(target, file));
  }
  const kept = new Set(files);
  for (const file of filesOf(target)) {
    if (!kept.has(file)) rmSync(join(target, file), { force: true });
  }
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
