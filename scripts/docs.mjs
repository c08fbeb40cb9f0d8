// Writes the pages of docs that are made from what the console and the api say.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { inRoot, root } from './lib/root.mjs';

const { module } = await runnerImport(inRoot('scripts/lib/made-docs.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': resolve(root) } },
});

for (const { path, text } of module.madeDocs()) writeFileSync(inRoot(path), text);
