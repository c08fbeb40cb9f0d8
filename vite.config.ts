import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Bundles the two processes and the command line for Node, which runs no TypeScript:
 * `dist/console.mjs`, `dist/api.mjs` and `dist/claimcheck.mjs`.
 * What comes from node_modules stays there. Development has a folder of its own, so that it never
 * stands in for a build.
 */
export default defineConfig(({ mode }) => ({
  root,
  logLevel: 'warn',
  resolve: { alias: { '@': root.slice(0, -1) } },
  build: {
    ssr: true,
    target: 'node20',
    outDir: mode === 'development' ? 'dist/dev' : 'dist',
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { console: 'console/main.ts', api: 'api/main.ts', claimcheck: 'cli/main.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
}));
