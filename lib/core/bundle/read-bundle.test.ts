import { describe, expect, it } from 'vitest';
import { mapInSlices } from '@/lib/platform/in-slices';

import { ringOf, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Specification } from '../policies/specification';
import { readBundle } from './read-bundle';
import type { TrustBundle } from './trust-bundle';

const name = 'orders';
const permissions = [
  { resource: 'orders', actions: ['*'], priority: 0, environment: null },
] as const;
const admin = { function: 'string_equal', attribute: 'ext_role', value: 'admin' } as const;
const specification: Specification = {
  rules: [{ rule_id: 'admin-allow', effect: 'Allow', conditions: [admin] }],
  default: { effect: 'Deny' },
};
const digest = 'a'.repeat(64);

const GOOD: TrustBundle = {
  format: 1,
  workspace: 'acme',
  environment: 'production',
  configHash: digest,
  providers: [
    {
      provider: trustedProvider(),
      keys: { ring: ringOf(tokenKey('RS256').jwk), usableUntil: null },
      mappings: [{ jwtPath: 'role', attribute: 'role', required: true, defaultValue: ['none'] }],
    },
    { provider: trustedProvider({ id: 'prv_b', issuers: [] }), keys: null, mappings: null },
  ],
  others: [{ environment: 'staging', enabled: true, issuerDigests: [digest] }],
  policies: [{ id: 'pol_a', name, version: 3, specification, permissions }],
  machineKeys: [
    { id: 'key_a', name: 'Cron', digest, permissions: ['a'], expiresAt: null, revokedAt: null },
  ],
};

/** A good bundle as it comes, with one thing changed in it. */
function changed(change: (bundle: Record<string, never>) => void): unknown {
  const bundle = JSON.parse(JSON.stringify(GOOD));
  change(bundle);
  return bundle;
}

function read(value: unknown) {
  return readBundle(value, { mapInSlices });
}

describe('a bundle', () => {
  it('is read as it was written', async () => {
    expect(await read(JSON.parse(JSON.stringify(GOOD)))).toEqual({ ok: true, bundle: GOOD });
  });

  it('loses members that nobody knows, and private ones of keys', async () => {
    const came = JSON.parse(JSON.stringify(GOOD));
    came.later = 1;
    came.providers[0].later = 1;
    came.providers[0].keys.ring.keys[0].jwk.d = 'secret';
    expect(await read(came)).toEqual({ ok: true, bundle: GOOD });
  });

  it('keeps that a policy cannot be read', async () => {
    const [policy] = GOOD.policies;
    const came = { ...GOOD, policies: [{ ...policy, unreadable: true }] };
    expect(await read(came)).toEqual({ ok: true, bundle: came });
  });

  it('of another format says what to do', async () => {
    const answer = await read({ ...GOOD, format: 2 });
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining('update @claimcheck/node'),
    });
  });

  it.each([null, [], 'text', 1, {}, { format: '1' }])('is not %j', async (value) => {
    expect(await read(value)).toMatchObject({ ok: false });
  });

  it('gives what was read from the same part before', async () => {
    const first = await read(GOOD);
    const before = first.ok ? first.bundle.policies[0] : undefined;
    const again = await readBundle(GOOD, {
      mapInSlices,
      keepPolicy: (part, readAnew) => before ?? readAnew(part),
    });
    expect(again.ok && again.bundle.policies[0]).toBe(before);
  });
});

describe('threat 155: a bundle in which anything is wrong is refused whole', () => {
  it.each(placesIn(GOOD))('without what is at %s', async (path) => {
    const without = changed((bundle) => void Reflect.deleteProperty(...parentOf(bundle, path)));
    expect(await read(without)).toMatchObject({ ok: false });
  });

  it.each(placesIn(GOOD))('with something else at %s', async (path) => {
    const other = changed((bundle) => {
      const [parent, last] = parentOf(bundle, path);
      Reflect.set(parent, last, { wrong: true });
    });
    expect(await read(other)).toMatchObject({ ok: false });
  });

  it.each<[string, (bundle: TrustBundle) => unknown]>([
    [
      'an issuer of two providers',
      ({ providers: [one] }) => ({
        providers: [one, { ...one, provider: trustedProvider({ id: 'prv_c' }) }],
      }),
    ],
    ['one provider twice', ({ providers: [one] }) => ({ providers: [one, one] })],
    [
      'a policy that is half unreadable',
      ({ policies: [one] }) => ({ policies: [{ ...one, unreadable: 'no' }] }),
    ],
    ['one policy twice', ({ policies: [one] }) => ({ policies: [one, one] })],
    ['one digest twice', ({ machineKeys: [one] }) => ({ machineKeys: [one, one] })],
    ['a provider of another environment', () => ({ environment: 'staging' })],
    [
      'an algorithm without a key',
      ({ providers }) => ({
        providers: [
          { ...providers[0], provider: { ...providers[0]?.provider, algorithms: ['HS256'] } },
        ],
      }),
    ],
    [
      'a key for an algorithm of another kind',
      ({ providers }) => ({ providers: [withKey(providers[0], { algorithms: ['ES256'] })] }),
    ],
    [
      'a key for no algorithm',
      ({ providers }) => ({ providers: [withKey(providers[0], { algorithms: [] })] }),
    ],
    [
      'a key that is too short',
      ({ providers }) => ({
        providers: [withKey(providers[0], { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } })],
      }),
    ],
    [
      'a moment that is none',
      ({ machineKeys: [one] }) => ({ machineKeys: [{ ...one, expiresAt: 'soon' }] }),
    ],
    [
      'a function that is not known',
      () => ({
        policies: [
          {
            id: 'p',
            name,
            version: 1,
            permissions,
            specification: {
              rules: [
                {
                  rule_id: 'a',
                  effect: 'Allow',
                  conditions: [{ function: 'string_equal_ish', attribute: 'ext_a', value: 'a' }],
                },
              ],
              default: { effect: 'Deny' },
            },
          },
        ],
      }),
    ],
  ])('with %s', async (_, change) => {
    expect(await read({ ...GOOD, ...Object(change(GOOD)) })).toMatchObject({ ok: false });
  });

  it('and says where', async () => {
    const answer = await read({ ...GOOD, providers: [{}] });
    expect(answer).toEqual({ ok: false, message: 'providers.0.provider: is no object' });
  });
});

function withKey(one: TrustBundle['providers'][number] | undefined, given: object): object {
  const key = one?.keys?.ring.keys[0];
  return {
    ...one,
    keys: { ring: { keys: [{ ...key, ...given }], unusable: [] }, usableUntil: null },
  };
}

/** Every place of a bundle but those within what may have any form, or may be left out. */
function placesIn(bundle: TrustBundle): readonly string[] {
  const free = /\.(jwk|defaultValue|required|algorithms|unusable|\d+)$|jwk\.|values?$/;
  const places = (value: unknown, at: string): readonly string[] =>
    typeof value !== 'object' || value === null
      ? [at]
      : [at, ...Object.entries(value).flatMap(([member, held]) => places(held, `${at}.${member}`))];
  return places(bundle, '')
    .filter((at) => at !== '' && !free.test(at))
    .map((at) => at.slice(1));
}

function parentOf(bundle: object, path: string): [parent: object, last: string] {
  const names = path.split('.');
  const last = names.pop() ?? '';
  return [names.reduce((within, name) => Object(Reflect.get(within, name)), bundle), last];
}
