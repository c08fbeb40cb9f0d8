import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { verifyAuditChain } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { GUIDE_MAPPINGS } from '@/lib/testing/centrali-guide';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { deleteProvider } from './delete-provider';
import { getClaimMappings } from './get-claim-mappings';
import { getDecisionMappings } from './get-decision-mappings';
import { listClaimMappings } from './list-claim-mappings';
import { updateClaimMappings } from './update-claim-mappings';

const ROLE: ClaimMapping = { jwtPath: 'role', attribute: 'role', required: false };
const PLAN: ClaimMapping = { jwtPath: '/a/b', attribute: 'plan', required: true };

describeOnEachDatabase('changes of claim mappings', (kind) => {
  let caller: Caller;
  let providerId = '';

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    providerId = (await saveProvider(caller, { permissionsPath: 'scope' })).id;
    return () => opened.close();
  });

  const save = (version: number, ...rows: readonly ClaimMapping[]) =>
    updateClaimMappings(caller, { providerId, version, rows });
  const revisions = () => database().revision.findMany({ where: { targetType: 'claims' } });

  it('there are none at first, in version 0', async () => {
    expect(unwrap(await getClaimMappings(caller, providerId))).toEqual({
      providerId,
      version: 0,
      rows: [],
      updatedAt: null,
      updatedBy: null,
    });
    expect(unwrap(await listClaimMappings(caller))).toEqual([]);
  });

  it('what was saved is read back in its order, also for deciding in a browser', async () => {
    const rows = [...GUIDE_MAPPINGS, { ...PLAN, attribute: 'x', defaultValue: ['é', 0.1, true] }];
    const saved = unwrap(await save(0, ...rows));
    expect(saved).toMatchObject({ version: 1, rows, updatedBy: caller.actor.label });
    expect(unwrap(await getClaimMappings(caller, providerId))).toEqual(saved);
    expect(unwrap(await listClaimMappings(caller))).toEqual([saved]);
    expect(unwrap(await getDecisionMappings(caller, { providerId }))).toEqual({
      mappings: rows,
      permissionsPath: 'scope',
    });
  });

  it('each change is one revision with before and after, one event, one more count', async () => {
    const counted = await readRevisionCounter();
    unwrap(await save(0, ROLE));
    unwrap(await save(1, ROLE, PLAN));
    unwrap(await save(2, ROLE, PLAN));
    expect(await readRevisionCounter()).toBe(counted + 2);
    expect(
      (await revisions()).map(({ version, before, after }) => [version, before, after]),
    ).toEqual([
      [1, null, { rows: [ROLE] }],
      [2, { rows: [ROLE] }, { rows: [ROLE, PLAN] }],
    ]);
    const events = await database().auditEvent.findMany({ where: { action: 'claims.updated' } });
    expect(events.map(({ targetType, details }) => [targetType, details])).toEqual([
      ['provider', expect.objectContaining({ version: 1, attributes: ['role'] })],
      ['provider', expect.objectContaining({ version: 2, attributes: ['role', 'plan'] })],
    ]);
    expect(await verifyAuditChain(caller.workspaceId)).toMatchObject({ ok: true });
  });

  it('threat 244: a second operator gets the mappings that hold', async () => {
    const theirs = unwrap(await save(0, ROLE));
    expect(await save(0, PLAN)).toMatchObject({
      failure: {
        conflict: { kind: 'claims_version', currentVersion: 1, current: theirs },
      },
    });
  });

  it('threat 245: of 100 parallel edits of one version exactly one wins', {
    timeout: 60_000,
  }, async () => {
    for (const version of [0, 1]) {
      const edits = Array.from({ length: 100 }, (_, n) =>
        save(version, { ...ROLE, jwtPath: `role-${version}-${n}` }),
      );
      const won = (await Promise.all(edits)).flatMap((result) => (result.ok ? [result.value] : []));
      expect(won).toHaveLength(1);
      expect(unwrap(await getClaimMappings(caller, providerId))).toEqual(won[0]);
    }
    expect(await revisions()).toHaveLength(2);
  });

  it('threat 246: they go with their provider, are kept in a revision, and do not come back', async () => {
    unwrap(await save(0, ROLE));
    unwrap(await deleteProvider(caller, { id: providerId, version: 1, name: null }));
    expect(await save(1, PLAN)).toMatchObject({ failure: { conflict: { kind: 'gone' } } });
    expect(await database().claimMappings.count()).toBe(0);
    expect((await revisions()).at(-1)).toMatchObject({
      version: 2,
      before: { rows: [ROLE] },
      after: null,
    });
  });

  it('threat 229: those of another workspace are unknown, and the database refuses to write them', async () => {
    unwrap(await save(0, ROLE));
    const stranger = callerOf((await createWorkspace()).id);
    const unknown = { failure: { code: 'NOT_FOUND' } };
    expect(await getClaimMappings(stranger, providerId)).toMatchObject(unknown);
    expect(await getDecisionMappings(stranger, { providerId })).toMatchObject(unknown);
    const input = { providerId, version: 1, rows: [] };
    expect(await updateClaimMappings(stranger, input)).toMatchObject(unknown);
    const { id: other } = await saveProvider(caller);
    const mark = { version: 1, updatedAt: new Date(), updatedBy: 'x' };
    const { workspaceId } = stranger;
    await expect(
      database().claimMappings.create({
        data: { providerId: other, workspaceId, rows: [], ...mark },
      }),
    ).rejects.toMatchObject({ code: 'P2003' });
  });

  it('a key sees and changes those of its own environment only', async () => {
    const key: Caller = { ...caller, environment: 'staging' };
    unwrap(await save(0, ROLE));
    expect(await getClaimMappings(key, providerId)).toMatchObject({
      failure: { code: 'NOT_FOUND' },
    });
    expect(unwrap(await listClaimMappings(key))).toEqual([]);
  });

  it('viewers read and do not change', async () => {
    const viewer = callerOf(caller.workspaceId, 'viewer');
    expect(unwrap(await getClaimMappings(viewer, providerId)).version).toBe(0);
    const input = { providerId, version: 0, rows: [ROLE] };
    expect(await updateClaimMappings(viewer, input)).toMatchObject({
      failure: { code: 'FORBIDDEN', permission: 'providers:write' },
    });
  });

  it.each<[string, object]>([
    ['rows.0.attribute', { ...ROLE, attribute: '__proto__' }],
    ['rows.0.attribute', { ...ROLE, attribute: 'workspaceId' }],
    ['rows.0.jwtPath', { ...ROLE, jwtPath: 'a\u0000' }],
    ['rows.0.jwtPath', { ...ROLE, jwtPath: 'a\ud800' }],
    ['rows.0.defaultValue.0', { ...ROLE, defaultValue: ['a\u0000'] }],
    ['rows.0.defaultValue', { ...ROLE, defaultValue: 'a\ud800' }],
    ['rows.0.sql', { ...ROLE, sql: 1 }],
  ])('threats 68 and 79: %s is refused at its place', async (field, row) => {
    const rows: readonly ClaimMapping[] = JSON.parse(JSON.stringify([row]));
    const result = await updateClaimMappings(caller, { providerId, version: 0, rows });
    expect(result).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    expect(!result.ok && 'fields' in result.failure && Object.keys(result.failure.fields)).toEqual([
      field,
    ]);
    expect(await database().claimMappings.count()).toBe(0);
  });

  it('what was damaged in the database says so, and is whole again once it is saved', async () => {
    unwrap(await save(0, ROLE));
    await database().claimMappings.update({ where: { providerId }, data: { rows: { no: 1 } } });
    expect(unwrap(await getClaimMappings(caller, providerId))).toMatchObject({
      rows: [],
      unreadable: true,
    });
    // Null and not none: nobody knows what is required, so that browsers deny as the api does.
    expect(unwrap(await getDecisionMappings(caller, { providerId })).mappings).toBeNull();
    expect(unwrap(await save(1))).toMatchObject({ version: 2, rows: [] });
    expect(unwrap(await getClaimMappings(caller, providerId))).not.toHaveProperty('unreadable');
    const [, second] = await database().revision.findMany({
      where: { targetType: 'claims' },
      orderBy: { version: 'asc' },
    });
    expect(second?.before).toEqual({ rows: { no: 1 } });
  });
});
