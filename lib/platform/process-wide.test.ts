import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { processWide } from './process-wide';

describe('what a process has once', () => {
  it('is made at the first call, once', () => {
    let made = 0;
    const held = processWide('test-once', () => {
      made += 1;
      return { number: made };
    });
    expect([held.known(), made]).toEqual([null, 0]);
    expect(held.get()).toBe(held.get());
    expect([held.known(), made]).toEqual([{ number: 1 }, 1]);
  });

  it('is the same for every copy of the module, as bundles have them', async () => {
    const first = processWide('test-copies', () => ({ from: 'first' })).get();
    vi.resetModules();
    const copy = await import('./process-wide');
    expect(copy.processWide).not.toBe(processWide);
    expect(copy.processWide('test-copies', () => ({ from: 'second' })).get()).toBe(first);
  });

  it('can be replaced and forgotten', () => {
    const held = processWide('test-replaced', () => ({ value: 'made' }));
    held.set({ value: 'given' });
    expect(held.get().value).toBe('given');
    held.set(null);
    expect(held.get().value).toBe('made');
  });

  it('is kept here alone, each under a name of its own', () => {
    const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ts$/.test(path) && !/generated|\.test\.ts$|process-wide/.test(path))
      .map((path) => readFileSync(join('lib', path), 'utf8'));
    expect(sources.filter((text) => text.includes('Symbol.for('))).toEqual([]);
    const names = sources.flatMap((text) =>
      [...text.matchAll(/processWide(?:<[^(]*>)?\(\s*'([^']+)'/g)].map(([, name]) => name),
    );
    expect(names.length).toBeGreaterThan(7);
    expect(new Set(names).size).toBe(names.length);
  });
});
