import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Identity } from '@/lib/core/access/identity';
import type { SetUpWithIdentityInput } from '@/lib/core/workspaces/set-up-with-identity-form';
import { verifyAuditChain } from '@/lib/data/audit';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { resolveIdentity } from './resolve-identity';
import { ownersAddress, setUpWithIdentity } from './set-up-with-identity';
import { setupToken } from './setup-token';

// The key of a test must not come from, or go to, a data folder.
vi.mock('@/lib/platform/secret-key', () => ({
  deriveKey: (purpose: string) => createHash('sha256').update(purpose).digest(),
}));

const origin = { requestId: 'req_1', clientAddress: '203.0.113.7' };
const inputOf = (number: number, change: Partial<SetUpWithIdentityInput> = {}) => ({
  token: setupToken(),
  workspaceName: `Acme ${number}`,
  slug: `acme-${number}`,
  name: 'Mara Lindqvist',
  ...change,
});
const ownerOf = (number: number, emailVerified = true) => ({
  identity: {
    source: 'clerk:clerk.acme.com',
    subject: `user_${number}`,
    sessionId: `sess_${number}`,
  } satisfies Identity,
  profile: { email: `mara${number}@acme.com`, emailVerified, name: 'Mara' },
});

describeOnEachDatabase('setUpWithIdentity', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const counts = async () => ({
    instances: await test.database.instance.count(),
    operators: await test.database.operator.count(),
    workspaces: await test.database.workspace.count(),
    identities: await test.database.operatorIdentity.count(),
  });
  const none = { instances: 0, operators: 0, workspaces: 0, identities: 0 };

  it('threat 219: without the right token nothing happens', async () => {
    for (const token of ['', 'x'.repeat(43), `${setupToken()}x`]) {
      const result = await setUpWithIdentity(inputOf(0, { token }), ownerOf(0), origin);
      expect(result).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
    }
    expect(await counts()).toEqual(none);
  });

  it('makes nobody the owner whose address is not verified, and says so in plain words', async () => {
    const result = await setUpWithIdentity(inputOf(0), ownerOf(0, false), origin);
    expect(result).toMatchObject({
      ok: false,
      failure: {
        code: 'INVALID_INPUT',
        message: expect.stringContaining('has not verified the address mara0@acme.com'),
      },
    });
    expect(await counts()).toEqual(none);
  });

  it('judges the slug again, whoever calls', async () => {
    const result = await setUpWithIdentity(inputOf(0, { slug: 'sign-in' }), ownerOf(0), origin);
    expect(result).toMatchObject({
      ok: false,
      failure: { fields: { slug: [expect.any(String)] } },
    });
    expect(await counts()).toEqual(none);
  });

  it('threat 219: of twenty at once one makes the owner, and the rest are told so', async () => {
    const all = Array.from({ length: 20 }, (_, at) =>
      setUpWithIdentity(inputOf(at), ownerOf(at), origin),
    );
    const results = await Promise.all(all);
    const won = results.findIndex((result) => result.ok);
    expect(results[won]).toEqual({ ok: true, value: { workspaceSlug: `acme-${won}` } });
    for (const result of results.filter(({ ok }) => !ok)) {
      expect(result).toMatchObject({ failure: { conflict: { kind: 'already_set_up' } } });
    }
    expect(await counts()).toEqual({ instances: 1, operators: 1, workspaces: 1, identities: 1 });
    const loadProfile = () => Promise.reject(new Error('not asked'));
    const { identity } = ownerOf(won);
    expect(await resolveIdentity(identity, { origin, loadProfile })).toMatchObject({
      kind: 'operator',
      operator: { email: `mara${won}@acme.com` },
    });
  });

  it('leaves an owner without a password, and one row for his sign-in', async () => {
    const owner = await test.database.operator.findFirstOrThrow();
    expect(owner).toMatchObject({ passwordHash: null, passwordChangedAt: null });
    const events = await test.database.auditEvent.findMany({
      where: { chainId: 'instance' },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'instance.set_up',
      'operator.signed_in',
      'operator.identity_linked',
    ]);
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });

  it('threat 219: is dead afterwards', async () => {
    const result = await setUpWithIdentity(inputOf(99), ownerOf(99), origin);
    expect(result).toMatchObject({ failure: { conflict: { kind: 'already_set_up' } } });
  });
});

describe('ownersAddress', () => {
  it('is the verified primary one, and nothing else', () => {
    const address = (email: string | null, emailVerified: boolean) =>
      ownersAddress({ email, emailVerified, name: null });
    expect(address('a@b.c', true)).toEqual({ ok: true, value: 'a@b.c' });
    for (const refused of [address('a@b.c', false), address(null, true)]) {
      expect(refused).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
    }
  });
});
