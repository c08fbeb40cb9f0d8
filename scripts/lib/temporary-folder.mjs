import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has this process and all that it starts keep what is temporary in a folder of its own, which is gone
 * at its end. The name is short: a server's socket below it has hardly 100 characters for its path.
 */
export function useOwnTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'cc-'));
  // Root lends some servers another user, who has to get to his folder below.
  chmodSync(folder, 0o755);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  process.on('exit', () => remove(folder));
  return folder;
}

function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // A server that is about to end still writes; whatever clears temporary folders takes the rest.
  }
}
