import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const entries = ['index', 'express', 'fastify', 'next', 'cli']
  .map((name) => [name, `${root}/sdk/src/${name}.ts`] as const)
  .filter(([, file]) => existsSync(file));

/**
 * Bundles `@claimcheck/node` with what it uses of this project, so that it depends on nothing but Node
 * and, for types and `next/headers`, the frameworks. `scripts/lib/sdk.mjs` puts it into place.
 */
// biome-ignore lint/style/noDefaultExport: Vite asks for one
export default defineConfig({
  root,
  logLevel: 'warn',
  resolve: { alias: { '@': root } },
  ssr: { noExternal: true, external: ['express', 'fastify', 'next'] },
  build: {
    ssr: true,
    target: 'node20',
    copyPublicDir: false,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
