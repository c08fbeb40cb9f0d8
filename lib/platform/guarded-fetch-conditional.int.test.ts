import { afterEach, describe, expect, it } from 'vitest';
import { type FakeProvider, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { createGuardedFetch, type GuardedFetch } from './guarded-fetch';

const ETAG = '"keys-1"';
const LAST_MODIFIED = 'Sat, 21 Nov 2026 09:08:07 GMT';
const BOTH = { etag: ETAG, lastModified: LAST_MODIFIED };

let provider: FakeProvider;
const opened: GuardedFetch[] = [];

afterEach(async () => {
  for (const fetch of opened.splice(0)) await fetch.close();
  await provider.close();
});

async function asking(answer: Parameters<FakeProvider['answer']>[1]) {
  provider = await startFakeProvider({ keys: [] });
  provider.answer(JWKS_PATH, answer);
  const fetch = createGuardedFetch({ allowedPrivateOrigins: [provider.origin] });
  opened.push(fetch);
  return { fetch, address: `${provider.origin}${JWKS_PATH}` };
}

describe('threat 110: conditional requests', () => {
  it('send the validators, and a 304 is an answer of its own', async () => {
    const { fetch, address } = await asking((_request, response) =>
      response.writeHead(304, { 'cache-control': 'max-age=120' }).end(),
    );
    expect(await fetch.fetchIfChanged(address, BOTH)).toMatchObject({
      ok: true,
      notModified: true,
      headers: { cacheControl: 'max-age=120' },
      connection: { origin: provider.origin },
    });
    expect(provider.requests[0]?.headers).toMatchObject({
      'if-none-match': ETAG,
      'if-modified-since': LAST_MODIFIED,
    });
    expect(await fetch.fetchIfChanged(address, BOTH)).toMatchObject({ notModified: true });
    expect(provider.connections()).toBe(1);
  });

  it('without validators nothing is sent, and a 304 is a failure', async () => {
    const { fetch, address } = await asking((_request, response) => response.writeHead(304).end());
    const none = { etag: null, lastModified: null };
    const failure = { ok: false, code: 'HTTP_STATUS', status: 304 };
    expect(await fetch.fetchIfChanged(address, none)).toMatchObject(failure);
    expect(await fetch.fetchJson(address)).toMatchObject(failure);
    for (const { headers } of provider.requests) {
      expect(Object.keys(headers).filter((name) => name.startsWith('if-'))).toEqual([]);
    }
  });

  it('what has changed comes with validators of its own', async () => {
    const headers = { etag: '"keys-2"', 'last-modified': LAST_MODIFIED };
    const { fetch, address } = await asking(sendJson(200, { keys: [] }, headers));
    expect(await fetch.fetchIfChanged(address, BOTH)).toMatchObject({
      json: { keys: [] },
      validators: { etag: '"keys-2"', lastModified: LAST_MODIFIED },
    });
  });

  it.each([
    ['longer than 256 characters', `"${'a'.repeat(300)}"`],
    ['not in quotes', 'keys-1'],
    ['not printable', '"\u00e9"'],
  ])('an entity tag is not kept that is %s', async (_title, etag) => {
    const { fetch, address } = await asking(sendJson(200, { keys: [] }, { etag }));
    expect(await fetch.fetchJson(address)).toMatchObject({
      validators: { etag: null, lastModified: null },
    });
  });

  it('every limit holds for them too', async () => {
    const { fetch, address } = await asking(() => undefined);
    provider.fail(JWKS_PATH, 'ten_megabytes_unannounced');
    expect(await fetch.fetchIfChanged(address, BOTH)).toMatchObject({ code: 'TOO_LARGE' });
    provider.answer(JWKS_PATH, sendJson(302, {}, { location: `${provider.origin}/` }));
    expect(await fetch.fetchIfChanged(address, BOTH)).toMatchObject({ code: 'REDIRECTED' });
    const elsewhere = 'https://10.0.0.1/jwks';
    expect(await fetch.fetchIfChanged(elsewhere, BOTH)).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
  });
});
