import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { TextInChunks } from './text-in-chunks';

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
