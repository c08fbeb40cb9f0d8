import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { docsIndex } from '@/lib/usecases/read-docs';
import { GET } from './route';

const URL = 'https://console.example.com/docs/index.json';

const ask = (headers: Record<string, string> = {}) => GET(new Request(URL, { headers }));

it('is compressed for who takes that, and the same text for who does not', async () => {
  const plain = await ask();
  const small = await ask({ 'accept-encoding': 'br, gzip' });
  const bytes = new Uint8Array(await small.arrayBuffer());
  const text = await plain.text();
  expect([plain.headers.get('content-encoding'), small.headers.get('content-encoding')]).toEqual([
    null,
    'gzip',
  ]);
  expect(gunzipSync(bytes).toString()).toBe(text);
  expect(bytes.length * 2.5).toBeLessThan(Buffer.byteLength(text));
  for (const { headers } of [plain, small]) {
    expect(headers.get('vary')).toBe('accept-encoding');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('etag')).toBe(`W/${(await docsIndex()).etag}`);
  }
});

it('is not sent to who has it, compressed or not', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const again = await ask({ 'if-none-match': tag, 'accept-encoding': 'gzip' });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  }
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
});
