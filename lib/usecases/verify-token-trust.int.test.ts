import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { permissionsOfScopes } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import type { Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  providerDraft,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { makeToken } from '@/lib/testing/token-factory';
import { type TokenKey, tokenKey } from '@/lib/testing/token-keys';
import { replaceAt } from '@/lib/testing/token-mutations';
import { deleteProvider } from './delete-provider';
import { createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { recentVerdicts, setRecentVerdictsForTesting } from './recent-verdicts';
import { setProviderEnabled } from './set-provider-enabled';
import { verifyForCaller } from './verify-for-caller';
import { verifyToken } from './verify-token';

const KEY = tokenKey('ES256');

let test: TestDatabase;
let issuers: readonly [FakeProvider, FakeProvider];

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

beforeEach(async () => {
  issuers = [await startFakeProvider(), await startFakeProvider()];
  const [own, other] = [KEY, tokenKey('ES256', 'other')];
  // The same key ID at both, with different keys.
  issuers[0].keys.splice(0, 2, { ...own.jwk });
  issuers[1].keys.splice(0, 2, { ...other.jwk, kid: own.kid });
  env().allowedPrivateOrigins = issuers.map(({ origin }) => origin);
  setKeySetsForTesting(createKeySets());
});
afterEach(async () => {
  env().allowedPrivateOrigins = [];
  await settleKeySets();
  setKeySetsForTesting(null);
  setRecentVerdictsForTesting(null);
  for (const { close } of issuers) await close();
});

function trusted(
  caller: Caller,
  { issuer }: FakeProvider,
  environment: Environment = 'production',
) {
  const inputs = { ...providerDraft().inputs, issuer, clientIds: ['client-1'] };
  const given = { inputs, environment, algorithms: ['ES256' as const] };
  return saveProvider(caller, given, { enabled: true });
}

/** A token that is good now. */
function tokenOf({ issuer: iss }: FakeProvider, key: TokenKey = KEY): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss, iat, exp: iat + 600 };
  return makeToken(key, { header: { kid: KEY.kid }, claims });
}

/** What every process does within 250 ms of a change. */
const followed = async () => setConfigurationRevision(await readRevisionCounter());

async function judged(caller: Caller, token: string, environment: Environment = 'production') {
  const { verdict } = await verifyToken({ workspaceId: caller.workspaceId, environment }, token);
  return verdict.valid ? 'VALID' : `${verdict.code} ${verdict.nearMiss}`;
}

describe('whose tokens are good', () => {
  it('threat 26: those of a disabled or deleted provider no more, at once', async () => {
    const owner = callerOf((await createWorkspace()).id);
    const provider = await trusted(owner, issuers[0]);
    const token = tokenOf(issuers[0]);
    const turned = async ({ id, version }: Provider, enabled: boolean) => {
      const after = unwrap(await setProviderEnabled(owner, { id, version, enabled }));
      await followed();
      return after;
    };
    expect(await judged(owner, token)).toBe('VALID');
    const disabled = await turned(provider, false);
    expect(await judged(owner, token)).toBe('INVALID_ISSUER disabled_provider');
    const { id, version } = await turned(disabled, true);
    expect(await judged(owner, token)).toBe('VALID');
    unwrap(await deleteProvider(owner, { id, version, name: null }));
    await followed();
    expect(await judged(owner, token)).toBe('INVALID_ISSUER null');
  });

  it('threat 25: the only provider judges no token of another issuer', async () => {
    const owner = callerOf((await createWorkspace()).id);
    await trusted(owner, issuers[0]);
    // Not even that of its own key: the two issuers differ by their ports.
    expect(await judged(owner, tokenOf(issuers[1]))).toBe('INVALID_ISSUER port');
    expect(issuers[0].requests).toEqual([]);
  });

  it('threats 23 and 24: one key ID at two providers, and each key only for its own', async () => {
    const owner = callerOf((await createWorkspace()).id);
    for (const issuer of issuers) await trusted(owner, issuer);
    const other = tokenKey('ES256', 'other');
    expect(await judged(owner, tokenOf(issuers[0], KEY))).toBe('VALID');
    expect(await judged(owner, tokenOf(issuers[1], other))).toBe('VALID');
    expect(await judged(owner, tokenOf(issuers[0], other))).toBe('INVALID_SIGNATURE null');
    expect(await judged(owner, tokenOf(issuers[1], KEY))).toBe('INVALID_SIGNATURE null');
  });

  it('threat 27: those of one workspace and environment in no other', async () => {
    const [owner, stranger] = [
      callerOf((await createWorkspace()).id),
      callerOf((await createWorkspace()).id),
    ];
    await trusted(owner, issuers[0], 'staging');
    const token = tokenOf(issuers[0]);
    expect(await judged(owner, token, 'staging')).toBe('VALID');
    expect(await judged(owner, token, 'production')).toBe('INVALID_ISSUER other_environment');
    expect(await judged(stranger, token, 'staging')).toBe('INVALID_ISSUER null');
  });
});

/** The signature with n - s in place of s, which verifies as well (SEC 1, 4.1.4). */
function twinOf(token: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const [header, payload, signature = ''] = token.split('.');
  const hex = Buffer.from(signature, 'base64url').toString('hex');
  const s = (order - BigInt(`0x${hex.slice(64)}`)).toString(16).padStart(64, '0');
  return `${header}.${payload}.${Buffer.from(hex.slice(0, 64) + s, 'hex').toString('base64url')}`;
}

function applicationOf({ workspaceId }: Caller): KeyCaller {
  return {
    ...callerOf(workspaceId),
    workspaceSlug: 'acme',
    environment: 'production',
    permissions: permissionsOfScopes(['verify']),
    keyId: 'key_test',
    scopes: ['verify'],
  };
}

describe('verdicts that are kept', () => {
  const asked = async (caller: KeyCaller, token: string) => {
    const { verified, recent } = unwrap(await verifyForCaller(caller, token));
    return [verified.verdict.valid, recent !== null];
  };

  /** An application for whom a token is good, and the verdict kept. */
  async function keeping(): Promise<{ owner: Caller; caller: KeyCaller; token: string }> {
    const owner = callerOf((await createWorkspace()).id);
    await trusted(owner, issuers[0]);
    const [caller, token] = [applicationOf(owner), tokenOf(issuers[0])];
    await verifyForCaller(caller, token);
    await verifyForCaller(caller, token);
    expect(await asked(caller, token)).toEqual([true, true]);
    return { owner, caller, token };
  }

  it('threat 40: no other token is found by them', async () => {
    const { caller, token } = await keeping();
    const { hits } = recentVerdicts().counts;
    const others = Array.from({ length: token.length }, (_, at) =>
      replaceAt(token, at, token[at] === 'A' ? 'B' : 'A'),
    );
    const found = await Promise.all(others.map((other) => asked(caller, other)));
    expect(found.filter(([valid]) => valid)).toEqual([]);
    expect(recentVerdicts().counts.hits).toBe(hits);
  });

  it('threat 40: nobody of another workspace finds them', async () => {
    const { token } = await keeping();
    const stranger = applicationOf(callerOf((await createWorkspace()).id));
    expect(await asked(stranger, token)).toEqual([false, false]);
  });

  it('threat 40: none outlives the provider’s configuration', async () => {
    const { owner, caller, token } = await keeping();
    await trusted(owner, issuers[1]);
    await followed();
    const { hits } = recentVerdicts().counts;
    expect((await asked(caller, token))[0]).toBe(true);
    expect(recentVerdicts().counts.hits).toBe(hits);
  });

  it('threat 39: the twin of an ECDSA signature is judged anew, and is the same person', async () => {
    const { caller, token } = await keeping();
    const { hits } = recentVerdicts().counts;
    const twin = unwrap(await verifyForCaller(caller, twinOf(token))).verified.verdict;
    expect(twinOf(twinOf(token))).toBe(token);
    expect(twin).toMatchObject({ valid: true, issuer: issuers[0].issuer, subject: 'user-1' });
    expect(recentVerdicts().counts.hits).toBe(hits);
  });
});
