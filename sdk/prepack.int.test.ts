import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-prepack-'));
  for (const name of ['package.json', 'prepack.mjs']) {
    cpSync(join(import.meta.dirname, name), join(folder, name));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pack = () =>
  spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8' });

describe('npm pack of the SDK', () => {
  it('says what is missing where nothing was built, and packs nothing', () => {
    const { status, stdout, stderr } = pack();
    expect(status).not.toBe(0);
    expect(stderr).toContain('The SDK is not built: run npm run build');
    expect(stdout).not.toContain('"filename"');
  });

  it('prints one JSON text where it is built, without the check itself', () => {
    mkdirSync(join(folder, 'dist'));
    for (const name of ['.stamp', 'index.js']) writeFileSync(join(folder, 'dist', name), '\n');
    const { status, stdout } = pack();
    expect(status).toBe(0);
    const [{ files }] = JSON.parse(stdout);
    expect(files.map(({ path }: { path: string }) => path)).toEqual([
      'dist/index.js',
      'package.json',
    ]);
  });
});
