// Bundles a measurement as the product is bundled, then runs it: module by module, as other
// programs here are run, every call from one file to the next would cost what it does not in dist/.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inRoot, root } from '../../scripts/lib/root.mjs';

/** Runs bench/programs/<name>.ts and ends the process. */
export async function runBundled(name) {
  const outDir = inRoot(`node_modules/.cache/bench/${name}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      ssr: inRoot(`bench/programs/${name}.ts`),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  await import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
  process.exit();
}
