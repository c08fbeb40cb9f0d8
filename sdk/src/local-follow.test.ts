import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { makeKey } from '@/lib/core/access/key-format';
import type { BundledProvider, TrustBundle } from '@/lib/core/bundle/trust-bundle';
import {
  bundleResponse,
  type FakeBundleApi,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  sha256,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken, ringOf, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import { readingBackend } from './reading-backend';

const claims = { role: 'admin', exp: 1_900_000_000 };
const token = makeToken(tokenKey('RS256'), { claims });
const QUESTION = { token, resource: 'orders', action: 'read' };
/** Longer than an interval with its jitter. */
const ONE_POLL = 6_000;

const open: Backend[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
});

interface Ground {
  readonly api: FakeBundleApi;
  readonly machine: VirtualMachine;
  readonly backend: Backend;
}

async function start(api = fakeBundleApi(), maxBytes?: number): Promise<Ground> {
  const machine = virtualMachine(maxBytes);
  const backend = readingBackend(localBackend(localSettings(api), machine));
  open.push(backend);
  await machine.idle();
  return { api, machine, backend };
}

function only({ providers: [provider] }: TrustBundle): BundledProvider {
  if (provider === undefined) throw new Error('The made-up bundle has a provider.');
  return provider;
}

function withKeysOf(...owners: readonly string[]): TrustBundle {
  const ring = ringOf(...owners.map((owner) => tokenKey('RS256', owner).jwk));
  const keys = { ring, usableUntil: null };
  return madeUpBundle({ providers: [{ ...only(madeUpBundle()), keys }] });
}

describe('what changes at the api', () => {
  it('holds after one poll: a provider that was disabled', async () => {
    const { api, machine, backend } = await start();
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    const issuerDigests = [sha256(TOKEN_ISSUER)];
    const others = [{ environment: 'production', enabled: false, issuerDigests }] as const;
    api.bundle = madeUpBundle({ providers: [], others });
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({
      valid: false,
      code: 'INVALID_ISSUER',
      nearMiss: 'disabled_provider',
    });
  });

  it('holds after one poll: a machine key that was revoked', async () => {
    const { plaintext } = makeKey('machine', 'production', randomBytes);
    const digest = createHash('sha256').update(plaintext).digest('hex');
    const key = { id: 'key_a', name: 'Cron', digest, permissions: ['a'], expiresAt: null };
    const api = fakeBundleApi(madeUpBundle({ machineKeys: [{ ...key, revokedAt: null }] }));
    const { machine, backend } = await start(api);
    expect(await backend.verify(plaintext, {})).toMatchObject({ valid: true, subject: 'key_a' });
    const revokedAt = '2027-01-15T07:00:00Z';
    api.bundle = madeUpBundle({ machineKeys: [{ ...key, revokedAt }] });
    await machine.pass(ONE_POLL);
    expect(await backend.verify(plaintext, {})).toMatchObject({ code: 'REVOKED_MACHINE_KEY' });
  });

  it('holds after one poll: a policy', async () => {
    const { api, machine, backend } = await start();
    expect(await backend.checkAuthorization(QUESTION)).toMatchObject({ allowed: true });
    api.bundle = madeUpBundle({ policies: [] });
    await machine.pass(ONE_POLL);
    expect(await backend.checkAuthorization(QUESTION)).toMatchObject({ reason: 'NO_POLICY' });
  });

  it('is asked for by the ETag of what is had, with key and workspace', async () => {
    const { api, machine, backend } = await start();
    await machine.pass(ONE_POLL);
    const [first, second] = api.requests;
    expect(first?.headers.get('if-none-match')).toBeNull();
    expect(second?.headers.get('if-none-match')).toBe(backend.status().bundle?.revision);
    expect(second?.headers.get('authorization')).toBe('Bearer cck_live_of_a_test');
    expect(second?.headers.get('x-claimcheck-workspace')).toBe('acme');
    expect(second?.url.pathname).toBe('/v1/bundle');
  });

  it('comes one poll at a time, every five seconds', async () => {
    const { api, machine } = await start();
    await machine.pass(60_000);
    expect(api.requests.length).toBe(13);
    api.answer = () => new Promise(() => {});
    await machine.pass(20_000);
    expect(api.requests.length).toBe(14);
  });
});

describe('an unknown key id', () => {
  const rotated = makeToken(tokenKey('RS256', 'next'), { claims });

  it('asks the api at once, and is judged by what comes', async () => {
    const { api, machine, backend } = await start();
    api.bundle = withKeysOf('issuer', 'next');
    expect(await backend.verify(rotated, {})).toMatchObject({ valid: true });
    expect(api.requests.length).toBe(2);
    expect(Object.fromEntries(api.requests[1]?.url.searchParams ?? [])).toEqual({
      provider: 'prv_made_up',
      kid: 'next-RS256',
    });
    expect(machine.waiting().length).toBe(1);
  });

  it('is one request for all who wait', async () => {
    const { api, backend } = await start();
    api.bundle = withKeysOf('issuer', 'next');
    const calls = Array.from({ length: 1000 }, () => backend.verify(rotated, {}));
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject({ valid: true });
    expect(api.requests.length).toBe(2);
  });

  it('is asked for once in 30 s', async () => {
    const { api, machine, backend } = await start();
    const asked = () => api.requests.filter(({ url }) => url.search !== '').length;
    for (let at = 0; at < 29; at += 1) {
      expect(await backend.verify(rotated, {})).toMatchObject({ code: 'KEY_NOT_FOUND' });
      await machine.pass(1_000);
    }
    expect(asked()).toBe(1);
    await machine.pass(2_000);
    await backend.verify(rotated, {});
    expect(asked()).toBe(2);
  });

  it('100,000 of them cause a bounded number of requests, and other providers get theirs', {
    timeout: 60_000,
  }, async () => {
    const second = only(madeUpBundle());
    const provider = { ...second.provider, id: 'prv_b', issuers: ['https://b.example.com'] };
    const other = { ...second, provider };
    const api = fakeBundleApi(madeUpBundle({ providers: [second, other] }));
    const { machine, backend } = await start(api);
    const asked = () => api.requests.filter(({ url }) => url.search !== '').length;
    const key = tokenKey('RS256', 'attacker');
    const parts = makeToken(key).split('.');
    for (let minute = 0; minute < 10; minute += 1) {
      for (let each = 0; each < 100; each += 1) {
        const calls = Array.from({ length: 100 }, (_, at) => {
          const kid = `${minute} ${each} ${at}`;
          const header = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid }));
          return backend.verify([header.toString('base64url'), ...parts.slice(1)].join('.'), {});
        });
        await Promise.all(calls);
      }
      await machine.pass(60_000);
    }
    // Three at once, and six a minute.
    expect(asked()).toBeLessThanOrEqual(63);
    const before = asked();
    const signed = makeToken(tokenKey('RS256', 'next'), {
      claims: { iss: 'https://b.example.com' },
    });
    await backend.verify(signed, {});
    expect(asked()).toBe(before + 1);
  });

  it('waits no longer than a call may last', async () => {
    const { api, machine, backend } = await start();
    api.answer = () => new Promise(() => {});
    const answer = backend.verify(rotated, {});
    await machine.pass(5_000);
    expect(await answer).toMatchObject({ code: 'KEY_NOT_FOUND' });
  });

  it('of a token that is refused for something else asks nobody', async () => {
    const { api, backend } = await start();
    const foreign = makeToken(tokenKey('RS256', 'next'), { claims: { iss: 'https://x.example' } });
    expect(await backend.verify(foreign, {})).toMatchObject({ code: 'INVALID_ISSUER' });
    expect(api.requests.length).toBe(1);
  });
});

describe('an api that is not what it should be', () => {
  const bundle = madeUpBundle({ configHash: sha256('other') });
  const text = JSON.stringify(bundle);
  const tagged = (content: BodyInit, etag = `"${sha256(text)}"`) =>
    new Response(content, { headers: { etag } });

  it.each<[string, () => Response, string]>([
    ['sends no JSON', () => bundleResponse('<html>'), 'UNEXPECTED_ANSWER'],
    ['sends another format', () => bundleResponse({ ...bundle, format: 2 }), 'UNEXPECTED_ANSWER'],
    ['sends half of it', () => tagged(text.slice(0, 500)), 'UNEXPECTED_ANSWER'],
    ['sends something else under the ETag', () => tagged(`${text} `), 'UNEXPECTED_ANSWER'],
    [
      'sends that of another workspace',
      () => bundleResponse({ ...bundle, workspace: 'other' }),
      'UNEXPECTED_ANSWER',
    ],
    ['sends more than there may be', () => tagged(' '.repeat(2_000_000)), 'UNEXPECTED_ANSWER'],
    ['breaks off', () => tagged(brokenStream()), 'UNAVAILABLE'],
    [
      'sends on to another place',
      () => new Response(null, { status: 302, headers: { location: 'https://x.example' } }),
      'UNEXPECTED_ANSWER',
    ],
    ['answers 500', () => new Response('no', { status: 500 }), 'UNAVAILABLE'],
    ['answers 200 without a word', () => new Response(null, { status: 200 }), 'UNEXPECTED_ANSWER'],
    [
      'is too deep to be read',
      () => bundleResponse(`{"format":1,"policies":${'['.repeat(400_000)}${']'.repeat(400_000)}}`),
      'UNEXPECTED_ANSWER',
    ],
  ])('and %s changes nothing', async (_, answer, code) => {
    const { api, machine, backend } = await start();
    const before = backend.status().bundle;
    api.answer = answer;
    await machine.pass(ONE_POLL);
    expect(backend.status()).toMatchObject({ ready: true, problem: { code } });
    expect(backend.status().bundle?.revision).toBe(before?.revision);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    api.answer = null;
    api.bundle = bundle;
    await machine.pass(15_000);
    expect(await backend.verify(token, {})).toMatchObject({ configHash: sha256('other') });
  });

  it('says to update where the format is newer', async () => {
    const { api, machine, backend } = await start();
    api.answer = () => bundleResponse({ ...bundle, format: 2 });
    await machine.pass(ONE_POLL);
    expect(backend.status().problem?.message).toContain('update @claimcheck/node');
  });

  it('is given up on after 30 s without an answer', async () => {
    const { api, machine, backend } = await start();
    api.answer = () => new Promise(() => {});
    await machine.pass(36_000);
    expect(backend.status().problem).toMatchObject({ code: 'TIMED_OUT' });
    expect(api.requests[1]?.signal?.aborted).toBe(true);
    api.answer = null;
    await machine.pass(ONE_POLL);
    expect(backend.status().problem).toBeNull();
  });

  it('that asks to come later is asked later', async () => {
    const { api, machine } = await start();
    const headers = { 'retry-after': '20' };
    api.answer = () => Response.json({ code: 'TOO_MANY_REQUESTS' }, { status: 429, headers });
    await machine.pass(ONE_POLL);
    const before = api.requests.length;
    await machine.pass(18_000);
    expect(api.requests.length).toBe(before);
    await machine.pass(3_000);
    expect(api.requests.length).toBe(before + 1);
  });
});

function brokenStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"format":1,'));
      controller.error(new Error('aborted'));
    },
  });
}

describe('answers', () => {
  it('cannot be used to change what the next is judged by', async () => {
    const { backend } = await start();
    const wrong = makeToken(tokenKey('RS256'), { claims: { aud: 'other', exp: 1_900_000_000 } });
    for (const [ask, explain] of [
      [wrong, true],
      [token, true],
      [token, false],
    ] as const) {
      spoil(await backend.verify(ask, { explain }));
      spoil(await backend.checkAuthorization({ ...QUESTION, token: ask, explain }));
    }
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(await backend.verify(wrong, {})).toMatchObject({ expected: 'client-1' });
    expect(await backend.checkAuthorization(QUESTION)).toMatchObject({
      allowed: true,
      policy: { name: 'orders', ruleId: 'admin-allow' },
    });
  });

  it('say what is wrong with a question, in the words of the api', async () => {
    const { backend } = await start();
    await expect(backend.checkAuthorization({ ...QUESTION, resource: '*' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: { resource: [expect.stringContaining('Name what is asked about')] },
    });
    await expect(backend.verifyBatch([], {})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

/** Overwrites whatever can be. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    spoil(Reflect.get(value, name));
    Reflect.set(value, name, 'spoilt');
  }
}
