import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { TextInChunks } from './text-in-chunks';

const fails = vi.hoisted(() => ({ next: false }));
vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof import('node:zlib')>();
  const gzip = (bytes: Buffer, done: (error: Error | null, result: Buffer) => void) => {
    if (!fails.next) return zlib.gzip(bytes, done);
    fails.next = false;
    return done(new Error('There is no memory.'), Buffer.alloc(0));
  };
  return { ...zlib, gzip };
});

it.each([0, 1, 70_000, 300_000])(
  'is the whole text, its digest and the same compressed: %i',
  async (length) => {
    const parts = Array.from({ length: length / 10 }, (_, n) => `${n} é𝒳 `);
    const text = new TextInChunks();
    for (const part of parts) text.add(part);
    const { bytes, digest, gzipped } = await text.seal();
    const whole = parts.join('');
    expect(bytes.toString()).toBe(whole);
    expect(digest).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(gunzipSync(await gzipped()).equals(bytes)).toBe(true);
  },
);

it('is compressed once, whoever asks', async () => {
  const text = new TextInChunks();
  text.add('a');
  const { gzipped } = await text.seal();
  expect(gzipped()).toBe(gzipped());
});

it('is compressed anew where that failed', async () => {
  const text = new TextInChunks();
  text.add('a');
  const { bytes, gzipped } = await text.seal();
  fails.next = true;
  await expect(gzipped()).rejects.toThrow('no memory');
  expect(gunzipSync(await gzipped()).equals(bytes)).toBe(true);
});
