import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODULES = join(import.meta.dirname, '../../node_modules');

/** The first releases without the known ways to run code, to stop the server or to read its source. */
const PATCHED = {
  next: [16, 3, 3],
  react: [19, 2, 4],
  'react-dom': [19, 2, 4],
} as const;

function installed(name: string): readonly number[] {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(MODULES, name, 'package.json'), 'utf8'),
  );
  // A pre-release counts as the one before it.
  const numbers = version.split(/[-+]/, 1).join('').split('.').map(Number);
  return version.includes('-') ? [...numbers, -1] : numbers;
}

function isAtLeast(version: readonly number[], least: readonly number[]): boolean {
  for (let at = 0; at < Math.max(version.length, least.length); at++) {
    const difference = (version[at] ?? 0) - (least[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

it.each(Object.entries(PATCHED))('threat 188: %s is at least %j', (name, least) => {
  const version = installed(name);
  expect(isAtLeast(version, least), version.join('.')).toBe(true);
});

it('compares by number', () => {
  expect(isAtLeast([16, 10, 0], [16, 3, 3])).toBe(true);
  expect(isAtLeast([17, 0, 0], [16, 3, 3])).toBe(true);
  expect(isAtLeast([16, 3, 3], [16, 3, 3])).toBe(true);
  expect(isAtLeast([16, 3, 2], [16, 3, 3])).toBe(false);
  expect(isAtLeast([16, 3, 3, -1], [16, 3, 3])).toBe(false);
  expect(isAtLeast([9, 9, 9], [16, 3, 3])).toBe(false);
});
