import { expect, it } from 'vitest';
import { docsIndex } from '@/lib/usecases/read-docs';
import { GET } from './route';

const URL = 'https://console.example.com/docs/index.json';

const ask = (headers: Record<string, string> = {}) => GET(new Request(URL, { headers }));

it('is one answer for everybody, with a tag of it', async () => {
  const answer = await ask();
  const { json, etag } = await docsIndex();
  expect(await answer.text()).toBe(json);
  expect(answer.headers.get('etag')).toBe(`W/${etag}`);
  expect(answer.headers.get('cache-control')).toBe('private, no-cache');
});

it('is not sent to who has it, compressed or not', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';
  for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const again = await ask({ 'if-none-match': tag });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  }
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
});
