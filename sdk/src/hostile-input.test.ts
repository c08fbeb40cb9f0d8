import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBundleApi, localSettings, virtualMachine } from '@/lib/testing/fake-bundle-api';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import { readingBackend } from './reading-backend';

const READ = { resource: 'orders', action: 'read' };
const good = makeToken(tokenKey('RS256'), { claims: { exp: 1_900_000_000 } });

let backend: Backend;
beforeEach(async () => {
  const machine = virtualMachine();
  backend = readingBackend(localBackend(localSettings(fakeBundleApi()), machine));
  await machine.idle();
});
afterEach(() => backend.close());

const part = (text: string) => Buffer.from(text).toString('base64url');
const header = part('{"alg":"RS256","typ":"JWT","kid":"a"}');
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const TEXTS: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['blanks', ' \t\n'],
  ['dots', '.'.repeat(65_000)],
  ['markup', '<script>alert(1)</script>'],
  ['JSON', '{"token":"eyJ"}'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'],
  ['an encrypted token', `${header}.a.b.c.d`],
  ['half a character', `${header}.${part('{"iss":"\ud800"}')}.\udfff`],
  ['zeros', '\u0000'.repeat(1_000)],
  ['deep claims', `${header}.${part(`{"a":${nested(20_000)}}`)}.AAAA`],
  ['a prototype', `${header}.${part('{"__proto__":{"iss":"a"},"constructor":1}')}.AAAA`],
  ['no text of UTF-8', `${header}.${Buffer.from([0xff, 0xfe]).toString('base64url')}.AAAA`],
  ['150 KB', 'a.'.repeat(75_000)],
];

describe('threat 208: whatever comes as a token', () => {
  it.each(TEXTS)('is refused in few words: %s', async (_, token) => {
    const verdict = await backend.verify(token, { explain: true });
    expect(verdict).toMatchObject({ valid: false, message: expect.any(String) });
    const decision = await backend.checkAuthorization({ ...READ, token, explain: true });
    expect(decision).toMatchObject({ allowed: false, subject: null });
    // What is told does not grow with what was sent.
    for (const told of [verdict, decision]) expect(JSON.stringify(told).length).toBeLessThan(8_192);
  });

  it('is refused beside others, which are judged', async () => {
    const tokens = [...TEXTS.slice(0, 8).map(([, text]) => text), good];
    const verdicts = await backend.verifyBatch(tokens, {});
    expect(verdicts.map(({ valid }) => valid)).toEqual(tokens.map((token) => token === good));
  });

  it('and has 5 MB is not read at all', async () => {
    const token = 'a'.repeat(5_000_000);
    for (const call of [
      backend.verify(token, {}),
      backend.verifyBatch([token], {}),
      backend.checkAuthorization({ ...READ, token }),
      backend.checkAuthorizationBatch({ token, checks: [READ] }),
    ]) {
      const error: unknown = await call.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'ClaimcheckError', code: 'INVALID_INPUT' });
      expect(inspect(error).length).toBeLessThan(4_096);
    }
  });
});

function cyclic(): object {
  const made: { self?: object } = {};
  made.self = made;
  return made;
}

function deep(levels: number): object {
  let made = {};
  for (let level = 0; level < levels; level += 1) made = { a: made };
  return made;
}

const CONTEXTS: readonly (readonly [what: string, make: () => unknown])[] = [
  ['a circle', cyclic],
  ['100,000 levels', () => deep(100_000)],
  ['a list without an end', () => ({ a: { length: 2 ** 53, map: () => [] }, b: cyclic() })],
  [
    '100,000 members',
    () =>
      Object.fromEntries(
        Array(100_000)
          .fill(0)
          .map((_, at) => [at, at]),
      ),
  ],
  ['5 MB', () => ({ a: 'a'.repeat(5_000_000) })],
  ['a prototype', () => JSON.parse('{"__proto__":{"admin":true}}')],
  ['a number that JSON lacks', () => ({ a: Number.NaN })],
  ['a big number', () => ({ a: 1n })],
  [
    'a toJSON that throws',
    () => ({
      a: {
        toJSON: () => {
          throw new Error('no');
        },
      },
    }),
  ],
  [
    'a getter that throws',
    () =>
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
  ],
  [
    'a proxy that throws',
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
  ],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  ['a list', () => []],
  ['a text', () => 'a'],
];

describe('threat 208: whatever comes as a context', () => {
  it.each(CONTEXTS)('is refused as input, and never thrown at the caller: %s', async (_, make) => {
    const context: never = make() as never;
    for (const call of [
      () => backend.checkAuthorization({ ...READ, token: good, context }),
      () => backend.checkAuthorizationBatch({ token: good, checks: [{ ...READ, context }] }),
    ]) {
      const error: unknown = await call().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'ClaimcheckError', code: 'INVALID_INPUT' });
      expect(Object.prototype).not.toHaveProperty('admin');
    }
  });
});
