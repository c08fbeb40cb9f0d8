import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTurn } from './lib/lock.mjs';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-lock-'));
  path = join(folder, 'deep', 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('one comes after another, whatever becomes of it', async () => {
  const order: string[] = [];
  const run = (name: string, fails: boolean) =>
    inTurn(path, async () => {
      order.push(`${name} begins`);
      await new Promise((done) => setImmediate(done));
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const told = await Promise.allSettled([run('one', true), run('two', false), run('three', false)]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  const names = order.filter((_, at) => at % 2 === 0).map((line) => line.split(' ')[0]);
  expect(order).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(existsSync(path)).toBe(false);
});

it('what a process left behind that is gone holds nobody up', async () => {
  await inTurn(path, async () => undefined);
  // Beyond the largest id of a process.
  writeFileSync(path, '4194305');
  expect(await inTurn(path, async () => 'done')).toBe('done');
  // Killed while it was taken, by programs of before.
  writeFileSync(path, '');
  expect(await inTurn(path, async () => 'done')).toBe('done');
});

it('what a process left behind whose id another has by now holds nobody up for longer than an hour', async () => {
  await inTurn(path, async () => undefined);
  writeFileSync(path, String(process.pid));
  const longAgo = Date.now() / 1000 - 3601;
  utimesSync(path, longAgo, longAgo);
  expect(await inTurn(path, async () => 'done')).toBe('done');
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});
