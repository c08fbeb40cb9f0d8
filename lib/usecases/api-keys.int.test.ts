import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEY_KINDS, SCOPES } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { PERMISSIONS, ROLES } from '@/lib/core/access/permissions';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { verifyAuditChain } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { followNow, newKey } from '@/lib/testing/keys';
import { authenticateApiKey } from './authenticate-api-key';
import { createApiKey } from './create-api-key';
import { judgeMachineKey } from './judge-machine-key';
import { forgetKnownKeysForTesting } from './known-keys';
import { listApiKeys } from './list-api-keys';
import { describeOwnKey, revokeOwnApiKey, rotateOwnApiKey } from './own-api-key';
import { revokeApiKey } from './revoke-api-key';
import { rotateApiKey } from './rotate-api-key';

const ORIGIN = { requestId: 'req_test', clientAddress: '203.0.113.9' };
const HOUR_MS = 3_600_000;

describe('keys of a workspace', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    forgetKnownKeysForTesting();
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const create = async (given: Parameters<typeof newKey>[0] = {}) =>
    unwrap(await createApiKey(caller, newKey(given)));
  const rotate = async (id: string, overlapSeconds: 0 | 3600 | 86_400 = 3600) =>
    rotateApiKey(caller, { id, overlapSeconds });
  const authenticate = async (plaintext: string, now = Date.now()) => {
    await followNow();
    return authenticateApiKey(plaintext, ORIGIN, now);
  };
  const keyCaller = async (plaintext: string): Promise<KeyCaller> =>
    unwrap(await authenticate(plaintext));
  const actions = async () =>
    (await database().auditEvent.findMany({ orderBy: { seq: 'asc' } })).map(({ action }) => action);

  it('threat 224: a revoked key is refused; revoking again changes nothing', async () => {
    const { key, plaintext } = await create();
    const first = unwrap(await revokeApiKey(caller, { id: key.id }));
    const again = unwrap(await revokeApiKey(callerOf(caller.workspaceId), { id: key.id }));
    expect(again).toEqual(first);
    expect(first.revokedBy).toBe(caller.actor.label);
    expect(await authenticate(plaintext)).toMatchObject({ ok: false });
    expect(await actions()).toEqual(['key.created', 'key.revoked', 'access.refused']);
  });

  it('rotates: same name, environment and grants; the old key ends after the overlap', async () => {
    const { key, plaintext } = await create({
      environment: 'staging',
      grants: ['verify', 'bundle'],
    });
    const made = unwrap(await rotate(key.id));
    const { name, environment, grants, kind } = key;
    expect(made.key).toMatchObject({ name, environment, grants, kind, replacesId: key.id });
    expect(made.key.expiresAt).toBeNull();
    const ends = Date.parse(made.replaced.expiresAt ?? '');
    expect(ends - Date.parse(made.key.createdAt)).toBe(HOUR_MS);
    expect(await authenticate(plaintext, ends - 1)).toMatchObject({ ok: true });
    expect(await authenticate(plaintext, ends)).toMatchObject({ ok: false });
    expect(await authenticate(made.plaintext, ends)).toMatchObject({ ok: true });
    expect(await actions()).toEqual([
      'key.created',
      'key.rotated',
      'key.created',
      'access.refused',
    ]);
  });

  it('rotates without overlap: the old key is refused from now on', async () => {
    const { key, plaintext } = await create();
    const { replaced } = unwrap(await rotate(key.id, 0));
    expect(await authenticate(plaintext, Date.parse(replaced.expiresAt ?? ''))).toMatchObject({
      failure: { message: 'API key has expired.' },
    });
  });

  it('an overlap never prolongs the old key, and the new one lives as long as that', async () => {
    const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
    const { key } = await create({ expiresAt });
    const made = unwrap(await rotate(key.id, 86_400));
    expect(made.replaced.expiresAt).toBe(expiresAt);
    const life = (each: { createdAt: string; expiresAt: string | null }) =>
      Date.parse(each.expiresAt ?? '') - Date.parse(each.createdAt);
    expect(life(made.key)).toBe(life(key));
  });

  it('rotates only what works and was not replaced yet', async () => {
    const { key } = await create();
    const made = unwrap(await rotate(key.id));
    expect(await rotate(key.id)).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    unwrap(await revokeApiKey(caller, { id: made.key.id }));
    expect(await rotate(made.key.id)).toMatchObject({
      failure: { code: 'INVALID_INPUT', message: 'This key was revoked. Create a new one.' },
    });
    expect(await rotate(key.id)).toMatchObject({ ok: true });
  });

  it('threat 228: keys of another workspace do not exist here', async () => {
    const { key } = await create();
    const stranger = callerOf((await createWorkspace()).id);
    const missing = { failure: { code: 'NOT_FOUND', message: 'There is no such key.' } };
    expect(await revokeApiKey(stranger, { id: key.id })).toMatchObject(missing);
    expect(await rotateApiKey(stranger, { id: key.id, overlapSeconds: 0 })).toMatchObject(missing);
    expect(await revokeApiKey(stranger, { id: 'key_none' })).toMatchObject(missing);
    expect(unwrap(await listApiKeys(stranger))).toEqual({ keys: [], next: null, total: 0 });
  });

  it.each(ROLES)('role %s does with keys what its permissions say', async (role) => {
    const { key } = await create();
    const member = callerOf(caller.workspaceId, role);
    const may = (permission: 'keys:read' | 'keys:write') => member.permissions.has(permission);
    expect((await listApiKeys(member)).ok).toBe(may('keys:read'));
    expect((await createApiKey(member, newKey())).ok).toBe(may('keys:write'));
    expect((await rotateApiKey(member, { id: key.id, overlapSeconds: 3600 })).ok).toBe(
      may('keys:write'),
    );
    expect((await revokeApiKey(member, { id: key.id })).ok).toBe(may('keys:write'));
  });

  it('threat 226: no API key manages others, whatever it is made to hold', async () => {
    const { key, plaintext } = await create({ grants: [...SCOPES] });
    const honest = await keyCaller(plaintext);
    const strongest = { ...honest, permissions: new Set(PERMISSIONS) };
    for (const attacker of [honest, strongest]) {
      const refused = { ok: false, failure: { code: 'FORBIDDEN' } };
      expect(await createApiKey(attacker, newKey())).toMatchObject(refused);
      expect(await listApiKeys(attacker)).toMatchObject(refused);
      expect(await revokeApiKey(attacker, { id: key.id })).toMatchObject(refused);
      expect(await rotateApiKey(attacker, { id: key.id, overlapSeconds: 0 })).toMatchObject(
        refused,
      );
    }
    expect(await database().apiKey.count()).toBe(1);
  });

  it('threat 226: a key rotates itself into one that is no stronger and lives no longer', async () => {
    const expiresAt = new Date(Date.now() + 48 * HOUR_MS).toISOString();
    const { key, plaintext } = await create({ environment: 'development', expiresAt });
    const own = await keyCaller(plaintext);
    const second = unwrap(await rotateOwnApiKey(own, { overlapSeconds: 3600 }));
    expect(second.key).toMatchObject({
      environment: 'development',
      grants: key.grants,
      expiresAt,
      workspaceId: key.workspaceId,
      createdBy: key.prefix,
    });
    const smuggled = { overlapSeconds: 0, grants: [...SCOPES], expiresAt: null } as const;
    expect(await rotateOwnApiKey(own, smuggled)).toMatchObject({
      failure: { code: 'INVALID_INPUT', fields: { grants: expect.anything() } },
    });
  });

  it('a key looks at itself and revokes itself', async () => {
    const { key, plaintext } = await create();
    const own = await keyCaller(plaintext);
    const described = unwrap(await describeOwnKey(own));
    expect(described).toMatchObject({ id: key.id, name: key.name, prefix: key.prefix });
    expect(unwrap(await revokeOwnApiKey(own)).revokedBy).toBe(key.prefix);
    expect(await authenticate(plaintext)).toMatchObject({ ok: false });
    expect(await rotateOwnApiKey(own, { overlapSeconds: 0 })).toMatchObject({ ok: false });
  });

  it('every change is one transaction with its audit event, its revision and the counter', async () => {
    const { key } = await create();
    const made = unwrap(await rotate(key.id));
    unwrap(await revokeApiKey(caller, { id: made.key.id }));
    expect(await readRevisionCounter()).toBe(3);
    const revisions = await database().revision.findMany({ orderBy: { version: 'asc' } });
    const versionsOf = (id: string) =>
      revisions.filter(({ targetId }) => targetId === id).map(({ version }) => version);
    expect([versionsOf(key.id), versionsOf(made.key.id)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await verifyAuditChain(caller.workspaceId)).toMatchObject({ ok: true });
  });

  it('pages through keys, newest first, each once, narrowed by kind, environment and state', async () => {
    const { key: expired } = await create({ expiresAt: new Date(Date.now() + 1000).toISOString() });
    const at = new Date(Date.now() - 1000);
    await database().apiKey.update({ where: { id: expired.id }, data: { expiresAt: at } });
    const { key: revoked } = await create({ environment: 'staging' });
    unwrap(await revokeApiKey(caller, { id: revoked.id }));
    for (let n = 0; n < 4; n += 1) await create({ kind: 'machine', grants: [] });
    await database().apiKey.updateMany({ where: { kind: 'machine' }, data: { createdAt: at } });
    const ids = async (input: Parameters<typeof listApiKeys>[1]) =>
      unwrap(await listApiKeys(caller, input)).keys.map(({ id }) => id);
    expect(await ids({ state: 'expired' })).toEqual([expired.id]);
    expect(await ids({ state: 'revoked' })).toEqual([revoked.id]);
    expect(await ids({ kind: 'api' })).toEqual([revoked.id, expired.id]);
    expect(await ids({ kind: 'api', environment: 'staging' })).toEqual([revoked.id]);
    expect(await ids({ state: 'active' })).toHaveLength(4);
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const input = after === undefined ? { limit: 2 } : { limit: 2, after };
      const page = unwrap(await listApiKeys(caller, input));
      expect(page.total).toBe(6);
      seen.push(...page.keys.map(({ id }) => id));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
  });

  it('narrows by a part of name or prefix, page by page, in this workspace only', async () => {
    for (const name of ['Billing', 'Crm', 'billing jobs']) await create({ name });
    const stranger = callerOf((await createWorkspace()).id);
    unwrap(await createApiKey(stranger, newKey({ name: 'Billing' })));
    const first = unwrap(await listApiKeys(caller, { query: 'BILL', limit: 1 }));
    expect(first.total).toBe(2);
    const after = first.next ?? '';
    const second = unwrap(await listApiKeys(caller, { query: 'BILL', limit: 1, after }));
    expect([...first.keys, ...second.keys].map(({ name }) => name)).toEqual([
      'billing jobs',
      'Billing',
    ]);
    const [{ prefix } = { prefix: '' }] = second.keys;
    expect(unwrap(await listApiKeys(caller, { query: `${prefix}…` })).total).toBe(1);
    expect(unwrap(await listApiKeys(caller, { query: 'nobody' })).total).toBe(0);
  });

  it('threat 196: a cursor of another list or workspace is refused', async () => {
    for (let n = 0; n < 2; n += 1) await create();
    const { next } = unwrap(await listApiKeys(caller, { limit: 1 }));
    const other = callerOf((await createWorkspace()).id);
    for (const [who, after] of [
      [other, next ?? ''],
      [caller, `${next}x`],
      [caller, 'W10'],
    ] as const) {
      expect(await listApiKeys(who, { after })).toMatchObject({
        failure: { code: 'INVALID_INPUT' },
      });
    }
  });

  it('threat 223: what a key is never reaches rows, lists, audit or revisions', async () => {
    const input = fc.record({
      kind: fc.constantFrom(...KEY_KINDS),
      environment: fc.constantFrom(...ENVIRONMENTS),
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
    });
    const property = fc.asyncProperty(input, async (given) => {
      const grants = given.kind === 'api' ? ['verify'] : [];
      const result = await createApiKey(caller, newKey({ ...given, grants }));
      if (!result.ok) return expect(result.failure.code).toBe('INVALID_INPUT');
      const made = result.value;
      const rotated = unwrap(await rotate(made.key.id));
      await authenticate(made.plaintext);
      const { workspaceId, environment } = made.key;
      await judgeMachineKey({ workspaceId, environment }, rotated.plaintext, Date.now());
      unwrap(await revokeApiKey(caller, { id: made.key.id }));
      await authenticate(made.plaintext);
      return expectNowhere([made.plaintext, rotated.plaintext]);
    });
    await fc.assert(property, { numRuns: 15, seed: 2_040_223 });
  });

  async function expectNowhere(plaintexts: readonly string[]): Promise<void> {
    const hashes = (await database().apiKey.findMany()).map(({ hash }) => hash);
    const told = JSON.stringify([
      await listApiKeys(caller),
      await database().auditEvent.findMany(),
      await database().revision.findMany(),
    ]);
    const stored = JSON.stringify(await database().apiKey.findMany());
    for (const plaintext of plaintexts) {
      expect(told + stored).not.toContain(plaintext.slice(21));
      expect(told + stored).not.toContain(plaintext.slice(21, 64));
    }
    for (const hash of hashes) expect(told).not.toContain(hash);
  }
});
