// Runs one TypeScript program of ours in this process: node scripts/lib/run-typescript.mjs <file> [words]
// Node 20 runs no TypeScript; Vite takes the types out of each module as it is loaded.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './root.mjs';

const [file, ...words] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(file), ...words];

try {
  await runnerImport(resolve(file), {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@': resolve(root), 'server-only': resolve(root, 'lib/testing/server-only.ts') },
    },
  });
  process.exit();
} catch (error) {
  console.error(error);
  process.exit(1);
}
