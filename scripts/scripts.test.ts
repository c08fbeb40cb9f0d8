import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './lib/install.mjs';
import { isEnough } from './lib/node-version.mjs';
import { runTests } from './lib/run-tests.mjs';
import { hashOf, isStamped, makeAndStamp } from './lib/stamps.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('isEnough', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.18.9', false],
    ['18.20.4', false],
    ['9.11.2', false],
  ])('Node %s: %s', (version, enough) => expect(isEnough(version)).toBe(enough));
});

describe('isInstalled', () => {
  const left = { version: '1.0.0', integrity: 'sha512-a' };
  const right = { version: '2.0.0', integrity: 'sha512-b' };
  const wrong = { version: '1.0.1', integrity: 'sha512-c' };

  function installed(locked: object, recorded: object | null): boolean {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
    if (recorded !== null) {
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      const record = join(folder, 'node_modules', '.package-lock.json');
      writeFileSync(record, JSON.stringify({ packages: recorded }));
    }
    return isInstalled(folder);
  }

  it('is false before the first install', () => {
    expect(installed({ '': {}, 'node_modules/a': left }, null)).toBe(false);
  });

  it('is true when node_modules holds what the lock file names, whatever else it holds', () => {
    const recorded = { 'node_modules/a': left, 'node_modules/b': right };
    expect(installed({ '': {}, 'node_modules/a': left }, recorded)).toBe(true);
  });

  it.each(['optional', 'devOptional', 'peer', 'extraneous'])('forgives what is only %s', (mark) => {
    const locked = { 'node_modules/a': left, 'node_modules/b': { ...right, [mark]: true } };
    expect(installed(locked, { 'node_modules/a': left })).toBe(true);
  });

  it('is false when a package is missing or is another one', () => {
    expect(installed({ 'node_modules/a': left }, {})).toBe(false);
    expect(installed({ 'node_modules/a': left }, { 'node_modules/a': wrong })).toBe(false);
  });
});

describe('stamps', () => {
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  const hash = (skip?: (path: string) => boolean) => hashOf(['src', 'one.json'], skip, folder);

  beforeEach(() => {
    mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
    write('src/deep/a.ts', 'a');
    write('src/b.test.ts', 'b');
  });

  it('change with content, name and existence, and not with what is skipped', () => {
    const skip = (path: string) => path.endsWith('.test.ts');
    const seen = [hash(skip)];
    write('src/b.test.ts', 'changed');
    expect(hash(skip)).toBe(seen[0]);
    expect(hash()).not.toBe(seen[0]);
    for (const [path, text] of [
      ['src/deep/a.ts', 'A'],
      ['src/c.ts', ''],
      ['one.json', ''],
    ] as const) {
      write(path, text);
      expect(seen).not.toContain(hash(skip));
      seen.push(hash(skip));
    }
  });

  it('are left only by what ended well', async () => {
    const stamp = join(folder, 'out', '.stamp');
    await makeAndStamp(stamp, 'one', async () => {});
    expect([isStamped(stamp, 'one'), isStamped(stamp, 'two')]).toEqual([true, false]);
    const fails = makeAndStamp(stamp, 'one', async () => {
      throw new Error('half-way');
    });
    await expect(fails).rejects.toThrow('half-way');
    expect(isStamped(stamp, 'one')).toBe(false);
  });
});

describe('runTests', () => {
  const counts = (passed: number, failed: number, skipped: number) => async () => ({
    passed,
    failed,
    skipped,
    output: 'printed',
  });

  async function told(steps: Parameters<typeof runTests>[0]) {
    const lines: string[] = [];
    const code = await runTests(steps, (text: string) => void lines.push(text));
    return { code, text: lines.join('') };
  }

  it('ends with the totals of all steps', async () => {
    const { code, text } = await told([
      { name: 'lint', command: 'npm run lint', run: counts(1, 0, 0) },
      { name: 'unit', command: 'npm run unit', run: counts(41, 0, 2) },
    ]);
    expect(code).toBe(0);
    expect(text).not.toContain('printed');
    expect(text.trimEnd().split('\n').at(-1)).toBe('42 passed, 0 failed, 2 skipped');
  });

  it('goes on after a failure, but not with what needs it, and says what to run', async () => {
    const { code, text } = await told([
      { name: 'types', command: 'npm run types', run: counts(0, 1, 0) },
      { name: 'build', command: 'npm run build', run: counts(0, 1, 0) },
      { name: 'e2e', command: 'npm run e2e', run: counts(9, 0, 0), needs: 'build' },
      { name: 'unit', command: 'npm run unit', run: counts(3, 0, 0) },
    ]);
    expect(code).toBe(1);
    expect(text).toContain('e2e: not run, because build failed\n');
    expect(text).toContain('Failed: types. To run it alone: npm run types\n');
    expect(text.trimEnd().split('\n').at(-1)).toBe('3 passed, 2 failed, 0 skipped');
  });

  it('says last which tests failed, for what a step printed may be cut', async () => {
    const names = Array.from({ length: 22 }, (_, n) => `a.test.ts: says ${n}`);
    const failed = { passed: 0, failed: 22, skipped: 0, output: 'printed', failures: names };
    const { text } = await told([
      { name: 'unit', command: 'npm run unit', run: async () => failed },
      { name: 'build', command: 'npm run build', run: counts(1, 0, 0) },
    ]);
    expect(text.slice(text.indexOf('Failed: '))).toBe(
      `Failed: unit. To run it alone: npm run unit\n${names
        .slice(0, 20)
        .map((name) => `  ${name}\n`)
        .join('')}  and 2 more\n1 passed, 22 failed, 0 skipped\n`,
    );
  });

  it('names a step that stood still, what it was at, its last lines and what to do', async () => {
    const late = {
      ...{ passed: 7, failed: 1, skipped: 0, late: 'printed nothing for 10 minutes' },
      output: 'one\ntwo\nthree\nfour\nfive\nsix\n',
      atWork: ['lib/a.int.test.ts: waits'],
    };
    const { code, text } = await told([
      { name: 'integration', command: 'npm run integration', run: async () => late },
    ]);
    expect(code).toBe(1);
    expect(text.slice(text.indexOf('Failed: '))).toBe(
      [
        'Failed: integration. To run it alone: npm run integration',
        'integration printed nothing for 10 minutes, so it was ended with all that it had started. It was at work on:',
        ...['  lib/a.int.test.ts: waits', 'The last that it printed:'],
        ...['  two', '  three', '  four', '  five', '  six'],
        'If it stands still once more when it runs alone, that is where to look.',
        '7 passed, 1 failed, 0 skipped\n',
      ].join('\n'),
    );
  });

  it('runs light steps side by side, others alone, and tells of them in their order', async () => {
    const order: string[] = [];
    const step = (name: string, light: boolean, waitsFor: () => Promise<unknown>) => ({
      name,
      command: `npm run ${name}`,
      light,
      run: async () => {
        order.push(`${name} begins`);
        await waitsFor();
        order.push(`${name} ends`);
        return counts(1, 0, 0)();
      },
    });
    let release: (_?: unknown) => void = () => undefined;
    const types = new Promise((done) => {
      release = done;
    });
    const { text } = await told([
      step('lint', true, () => types),
      step('types', true, async () => release()),
      step('unit', false, async () => undefined),
      step('build', true, async () => undefined),
    ]);
    expect(order.slice(0, 2)).toEqual(['lint begins', 'types begins']);
    expect(order.slice(2, 4).sort()).toEqual(['lint ends', 'types ends']);
    expect(order.slice(4)).toEqual(['unit begins', 'unit ends', 'build begins', 'build ends']);
    expect(text.match(/^\w+(?= …)/gm)).toEqual(['lint', 'types', 'unit', 'build']);
  });
});
