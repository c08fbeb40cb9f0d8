import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeCheck } from '@/lib/testing/packed-sdk';
import { sdkIfNeeded } from '@/scripts/lib/build.mjs';

const ROOT = join(import.meta.dirname, '..');
const GUIDE = readFileSync(join(ROOT, 'docs/adapters.md'), 'utf8');
const EXAMPLES = [...GUIDE.matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = ''], at) => ({ name: `example-${at}.${language}`, text }),
);

describe('the guide to adapters', () => {
  let folder = '';
  beforeAll(async () => {
    await sdkIfNeeded();
    // Within the project, where the packages are found.
    mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
    folder = mkdtempSync(join(ROOT, 'node_modules/.cache/adapters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has an example of each framework that the built package and the frameworks agree with', async () => {
    for (const { name, text } of EXAMPLES) writeFileSync(join(folder, name), text);
    const files = EXAMPLES.map(({ name }) => name);
    const options = {
      target: 'es2023',
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      skipLibCheck: true,
    };
    expect(await typeCheck(folder, files, options)).toBe('');
    const imported = EXAMPLES.map(({ text }) => text).join('\n');
    for (const entry of ['express', 'fastify', 'next']) {
      expect(imported).toContain(`'@claimcheck/node/${entry}'`);
    }
  });
});
