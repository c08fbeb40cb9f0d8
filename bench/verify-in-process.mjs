// Bundles the measurement as the product is bundled, then runs it: module by module, as other
// programs here are run, every call from one file to the next would cost what it does not in dist/.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inRoot, root } from '../scripts/lib/root.mjs';

const outDir = inRoot('node_modules/.cache/bench');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': root } },
  build: {
    ssr: inRoot('bench/programs/verify-in-process.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'verify-in-process.mjs' } },
  },
});
await import(pathToFileURL(join(outDir, 'verify-in-process.mjs')).href);
process.exit();
