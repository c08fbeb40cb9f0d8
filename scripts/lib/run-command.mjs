import { spawn } from 'node:child_process';
import { inRoot, root } from './root.mjs';

/**
 * Runs the bundled command line to its end and gives back its exit code. It runs in the project's
 * folder, where settings and data are; INIT_CWD keeps the folder in which the command was typed.
 */
export function runCommand(words) {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', inRoot('dist', 'claimcheck.mjs'), ...words],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
      },
    },
  );
  // A signal to the group reaches the child too; this process waits for what the child makes of it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}
