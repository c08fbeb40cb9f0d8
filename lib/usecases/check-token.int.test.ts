import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyInputs } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { checkToken } from './check-token';
import { getCheckKeys } from './get-check-keys';
import { createKeySets, keySets, setKeySetsForTesting } from './key-sets';

const KEY = tokenKey('EdDSA');
const NEXT = tokenKey('EdDSA', 'next');
const NOW = Math.floor(Date.now() / 1000);

let test: TestDatabase;
let fake: FakeProvider;

beforeAll(async () => {
  test = await testDatabase('sqlite');
});
afterAll(() => test.close());

beforeEach(async () => {
  fake = await startFakeProvider();
  fake.keys.push(KEY.jwk);
  env().allowedPrivateOrigins = [fake.origin];
  setKeySetsForTesting(createKeySets());
});
afterEach(async () => {
  await keySets().settle();
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
  await fake.close();
});

async function saved(audience = 'web') {
  const caller = callerOf((await createWorkspace()).id);
  const provider = await saveProvider(caller, {
    inputs: { ...emptyInputs(), issuer: 'https://sso.example.com', clientIds: [audience] },
    jwksAddress: '',
    algorithms: ['EdDSA'],
    pastedKeys: JSON.stringify({ keys: [KEY.jwk] }),
  });
  return { caller, providerId: provider.id };
}

const tokenOf = (claims: object = {}, key = KEY) =>
  makeToken(key, {
    claims: {
      iss: 'https://sso.example.com',
      aud: 'web',
      sub: 'a-subject-of-nobody',
      iat: NOW - 60,
      exp: NOW + 3600,
      ...claims,
    },
  });

describe('checkToken', () => {
  it('judges as the engine does, with every check', async () => {
    const { caller, providerId } = await saved();
    const input = { providerId, token: tokenOf(), asOf: 'now' } as const;
    const { verdict, judgedAt } = unwrap(await checkToken(caller, input));
    expect(verdict).toMatchObject({ valid: true, keyId: KEY.kid, algorithm: 'EdDSA', claims: {} });
    expect(isPlain(verdict)).toBe(true);
    expect(verdict.checks).toHaveLength(13);
    expect(Math.abs(judgedAt / 1000 - NOW)).toBeLessThan(3600);
    const wrong = { ...input, token: tokenOf({ aud: 'shop' }) };
    expect(unwrap(await checkToken(caller, wrong)).verdict).toMatchObject({
      code: 'INVALID_AUDIENCE',
      expected: 'web',
      actual: 'shop',
    });
  });

  it('judges by the moment of issue when asked to', async () => {
    const { caller, providerId } = await saved();
    const token = tokenOf({ iat: NOW - 7200, exp: NOW - 3600 });
    const now = await checkToken(caller, { providerId, token, asOf: 'now' });
    expect(unwrap(now).verdict).toMatchObject({ code: 'TOKEN_EXPIRED' });
    const issued = await checkToken(caller, { providerId, token, asOf: 'issued' });
    expect(unwrap(issued).verdict.valid).toBe(true);
  });

  it.each([
    ['', 'MALFORMED_TOKEN'],
    ['a.b.c', 'MALFORMED_TOKEN'],
    [`${'A'.repeat(70_000)}.a.b`, 'TOKEN_TOO_LARGE'],
  ])('refuses what is no token', async (token, code) => {
    const { caller, providerId } = await saved();
    const answer = await checkToken(caller, { providerId, token, asOf: 'issued' });
    expect(unwrap(answer).verdict).toMatchObject({ valid: false, code });
  });

  it('needs debugger:use, and finds providers of its own workspace alone', async () => {
    const { caller, providerId } = await saved();
    const input = { providerId, token: tokenOf(), asOf: 'now' } as const;
    const nobody = { ...caller, permissions: new Set<never>() };
    expect(await checkToken(nobody, input)).toMatchObject({
      failure: { code: 'FORBIDDEN', permission: 'debugger:use' },
    });
    const other = callerOf((await createWorkspace()).id);
    expect(await checkToken(other, input)).toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });

  it('threat 206: stores and logs nothing of the token, good or refused', async () => {
    const { caller, providerId } = await saved();
    const written: string[] = [];
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      vi.spyOn(log, level).mockImplementation((...given: unknown[]) => {
        written.push(JSON.stringify(given));
      });
    }
    const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const before = await everyRow();
    const tokens = [tokenOf(), tokenOf({ aud: 'shop' }), tokenOf({}, NEXT)];
    for (const token of tokens) {
      unwrap(await checkToken(caller, { providerId, token, asOf: 'now' }));
    }
    output.mockRestore();
    vi.restoreAllMocks();
    expect(await everyRow()).toEqual(before);
    const parts = [...tokens.flatMap((token) => token.split('.')), 'a-subject-of-nobody'];
    expect(parts.filter((part) => written.some((line) => line.includes(part)))).toEqual([]);
  });
});

/** Whether a server action may answer with a value: it sends no object without a prototype. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const prototype = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === Array.prototype) &&
    Object.values(value).every(isPlain)
  );
}

/** Every row of every table, as text. */
async function everyRow(): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  const names = await database().$queryRawUnsafe<{ name: string }[]>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  for (const { name } of names) {
    const found = await database().$queryRawUnsafe(`SELECT * FROM "${name}"`);
    rows[name] = JSON.stringify(found, (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  }
  return rows;
}

describe('getCheckKeys', () => {
  async function fetched() {
    const caller = callerOf((await createWorkspace()).id);
    const provider = await saveProvider(caller, {
      inputs: { ...emptyInputs(), issuer: fake.issuer, clientIds: ['web'] },
    });
    return { caller, providerId: provider.id };
  }

  it('gives rules and public keys, and the form without what is pasted to those who may write', async () => {
    const { caller, providerId } = await saved();
    const keys = unwrap(await getCheckKeys(caller, { providerId, refetch: false }));
    expect(keys).toMatchObject({
      provider: { id: providerId, audiences: ['web'] },
      draft: { pastedKeys: '', privateCa: '', inputs: { clientIds: ['web'] } },
      ring: { keys: [{ kid: KEY.kid }] },
      problem: null,
    });
    expect(isPlain(keys)).toBe(true);
    const viewer = callerOf(caller.workspaceId, 'viewer');
    const seen = unwrap(await getCheckKeys(viewer, { providerId, refetch: false }));
    expect(seen.draft).toBeNull();
    expect(seen.ring).toEqual(keys.ring);
  });

  it('has a rotated key fetched when asked once more, and not again within the cool-down', async () => {
    const { caller, providerId } = await fetched();
    const kids = async (refetch: boolean) => {
      const { ring } = unwrap(await getCheckKeys(caller, { providerId, refetch }));
      return ring?.keys.map(({ kid }) => kid);
    };
    expect(await kids(false)).toContain(KEY.kid);
    const asked = () => fake.requests.filter(({ path }) => path === '/jwks').length;
    const first = asked();
    fake.keys.push(NEXT.jwk);
    expect(await kids(false)).not.toContain(NEXT.kid);
    expect(asked()).toBe(first);
    expect(await kids(true)).toContain(NEXT.kid);
    await kids(true);
    expect(asked()).toBe(first + 1);
  });

  it('says why there are none, exactly to those who may test', async () => {
    fake.fail('/jwks', 'not_found');
    const { caller, providerId } = await fetched();
    const keys = unwrap(await getCheckKeys(caller, { providerId, refetch: false }));
    expect(keys.ring).toBeNull();
    expect(keys.problem).toContain('404');
    const viewer = callerOf(caller.workspaceId, 'viewer');
    const seen = unwrap(await getCheckKeys(viewer, { providerId, refetch: false }));
    expect(seen.problem).not.toContain('404');
  });
});
