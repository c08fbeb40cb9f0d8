import { afterEach, describe, expect, it } from 'vitest';
import type { TrustBundle } from '@/lib/core/bundle/trust-bundle';
import {
  type BundleRequest,
  type FakeBundleApi,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  refusal,
  rightAnswer,
  sha256,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken, ringOf, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';

const token = makeToken(tokenKey('RS256'), { claims: { exp: 1_900_000_000 } });

const open: Backend[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
});

interface Ground {
  readonly api: FakeBundleApi;
  readonly machine: VirtualMachine;
  readonly backend: Backend;
}

async function start(api = fakeBundleApi()): Promise<Ground> {
  const machine = virtualMachine();
  const backend = localBackend(localSettings(api), machine);
  open.push(backend);
  await machine.idle();
  return { api, machine, backend };
}

/** What anybody can make: no key is needed for it. */
function forged(kid: string, iss = TOKEN_ISSUER): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss, sub: 'x', exp: 1_900_000_000 };
  return `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}.${'A'.repeat(342)}`;
}

const isAsk = ({ url }: BundleRequest) => url.search !== '';
const polls = ({ requests }: FakeBundleApi) => requests.filter((one) => !isAsk(one)).length;
const asks = ({ requests }: FakeBundleApi) => requests.filter(isAsk).length;

/** Right in every respect, but for what is asked for a key id. */
function asksAnswered(api: FakeBundleApi, answer: () => Response | Promise<Response>): void {
  api.answer = (request) => (isAsk(request) ? answer() : rightAnswer(api, request));
}

function withProviders(count: number): TrustBundle {
  const [one] = madeUpBundle().providers;
  if (one === undefined) throw new Error('The made-up bundle has a provider.');
  const providers = Array.from({ length: count }, (_, at) => ({
    ...one,
    provider: { ...one.provider, id: `prv_${at}`, issuers: [issuerOf(at)] },
  }));
  return madeUpBundle({ providers: [one, ...providers] });
}

const issuerOf = (at: number) => `https://i${at}.example`;

/** One token a second, each of another provider and with another key id. */
async function strangersSend({ machine, backend }: Ground, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    const iss = second % 5 === 4 ? TOKEN_ISSUER : issuerOf(second % 5);
    void backend.verify(forged(`<script>${machine.now()}`, iss), {});
    await machine.pass(1_000);
  }
}

describe('tokens with key ids that a stranger chose', () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses them as they are', () => refusal(400, 'BAD_REQUEST')],
    ['says that nobody may ask', () => refusal(403, 'FORBIDDEN')],
    ['is hidden by something that blocks them', () => new Response('<html>', { status: 403 })],
    ['fails', () => new Response('no', { status: 502 })],
    ['never answers', () => new Promise(() => {})],
  ])('hold no poll back where the api %s', async (_, answer) => {
    const { api, machine, backend } = await start(fakeBundleApi(withProviders(4)));
    asksAnswered(api, answer);
    const before = polls(api);
    await strangersSend({ api, machine, backend }, 100);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    const issuerDigests = [sha256(TOKEN_ISSUER)];
    const others = [{ environment: 'production', enabled: false, issuerDigests }] as const;
    api.bundle = { ...api.bundle, providers: api.bundle.providers.slice(1), others };
    await strangersSend({ api, machine, backend }, 6);
    expect(await backend.verify(token, {})).toMatchObject({ code: 'INVALID_ISSUER' });
    await strangersSend({ api, machine, backend }, 194);
    expect(polls(api) - before).toBe(60);
    expect(asks(api)).toBeGreaterThan(3);
    expect(backend.status()).toMatchObject({ ready: true, problem: null });
  });

  it('are asked for one at a time for each provider, and not at all while polls fail', async () => {
    const { api, machine, backend } = await start(fakeBundleApi(withProviders(4)));
    api.answer = () => new Promise(() => {});
    for (let second = 0; second < 1_800; second += 1) {
      void backend.verify(forged(`k${second}`, issuerOf(second % 4)), {});
      await machine.pass(1_000);
    }
    // One of each provider until the first poll was given up, and again until the next one.
    expect(asks(api)).toBeLessThanOrEqual(12);
    const before = api.requests.length;
    api.answer = null;
    await machine.pass(61_000);
    expect(asks(api)).toBeLessThanOrEqual(12);
    expect(api.requests.length - before).toBeLessThanOrEqual(13);
  });

  it('are not asked for before the api wants to be asked again', async () => {
    const { api, machine, backend } = await start();
    const headers = { 'retry-after': '20' };
    asksAnswered(api, () => Response.json({ code: 'TOO_MANY_REQUESTS' }, { status: 429, headers }));
    for (let second = 0; second < 19; second += 1) {
      await backend.verify(forged(`k${second}`), {});
      await machine.pass(1_000);
    }
    expect(asks(api)).toBe(1);
    await machine.pass(2_000);
    await backend.verify(forged('later'), {});
    expect(asks(api)).toBe(2);
  });

  it('bring no older bundle in the place of one that came meanwhile', async () => {
    const { api, machine, backend } = await start();
    let send = () => {};
    const older = { ...api.bundle, configHash: sha256('older') };
    asksAnswered(
      api,
      () =>
        new Promise((resolve) => {
          send = () =>
            resolve(
              rightAnswer(
                { bundle: older },
                { url: new URL('http://a'), headers: new Headers(), signal: null },
              ),
            );
        }),
    );
    const asked = backend.verify(forged('k'), {});
    api.bundle = madeUpBundle({ configHash: sha256('newer') });
    await machine.pass(6_000);
    send();
    await machine.idle();
    await asked;
    expect(await backend.verify(token, {})).toMatchObject({ configHash: sha256('newer') });
  });
});

describe('tokens without a key id', () => {
  const unnamed = (alg: 'RS256' | 'ES256', changed = {}) =>
    makeToken(tokenKey(alg), {
      header: { kid: undefined },
      claims: { exp: 1_900_000_000, ...changed },
    });
  const withoutIds = (...algs: readonly ('RS256' | 'ES256')[]) => {
    const [one] = madeUpBundle().providers;
    if (one === undefined) throw new Error('The made-up bundle has a provider.');
    const ring = ringOf(...algs.map((alg) => ({ ...tokenKey(alg).jwk, kid: undefined })));
    return madeUpBundle({ providers: [{ ...one, keys: { ring, usableUntil: null } }] });
  };

  it('have the api asked at once where no key fits their algorithm, as the api asks the provider', async () => {
    const { api, backend } = await start(fakeBundleApi(withoutIds('RS256')));
    expect(await backend.verify(unnamed('RS256'), {})).toMatchObject({ valid: true });
    expect(asks(api)).toBe(0);
    api.bundle = withoutIds('ES256');
    expect(await backend.verify(unnamed('ES256'), {})).toMatchObject({ valid: true });
    const asked = api.requests.filter(isAsk).map(({ url }) => url.search);
    expect(asked).toEqual(['?provider=prv_made_up']);
  });

  it('have it asked once in 30 s, whatever they say', async () => {
    const { api, machine, backend } = await start(fakeBundleApi(withoutIds('RS256')));
    for (let second = 0; second < 61; second += 1) {
      const answer = await backend.verify(unnamed('ES256', { sub: `x${second}` }), {});
      expect(answer).toMatchObject({ valid: false, code: 'KEY_NOT_FOUND' });
      await machine.pass(1_000);
    }
    expect(asks(api)).toBe(3);
  });

  it('are refused without asking where a key fits, as by the api', async () => {
    const { api, backend } = await start(fakeBundleApi(withoutIds('RS256')));
    const broken = `${unnamed('RS256').slice(0, -8)}AAAAAAAA`;
    expect(await backend.verify(broken, {})).toMatchObject({ code: 'INVALID_SIGNATURE' });
    expect(asks(api)).toBe(0);
  });
});

describe('a 401 or 403 that is not the api’s', () => {
  it.each([
    ['a page', () => new Response('<html>Blocked</html>', { status: 403 })],
    ['JSON of something else', () => Response.json({ message: 'Forbidden' }, { status: 403 })],
    ['a code without an id', () => Response.json({ code: 'UNAUTHENTICATED' }, { status: 401 })],
  ])('is an outage: %s', async (_, answer) => {
    const { api, machine, backend } = await start();
    api.answer = answer;
    await machine.pass(60_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(backend.status()).toMatchObject({ ready: true, problem: { code: 'UNAVAILABLE' } });
    await machine.pass(3_600_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'BUNDLE_TOO_OLD' });
  });
});
