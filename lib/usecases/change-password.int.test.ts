import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { permissionsOf } from '@/lib/core/access/permissions';
import { verifyAuditChain } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { createAttemptLimits, setAttemptLimitsForTesting } from '@/lib/platform/attempt-limits';
import { hashPassword, verifyPassword } from '@/lib/platform/passwords';
import { createRefusalAudits, setRefusalAuditsForTesting } from '@/lib/platform/refusal-audits';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createMembership, createOperator, createWorkspace } from '@/lib/testing/factories';
import { changePassword } from './change-password';
import { resolveSession } from './resolve-session';
import { beginSession } from './session-token';

const input = {
  currentPassword: 'plum-orbit-lantern',
  newPassword: 'violet-kettle-parade',
  userAgent: 'Browser',
};

describeOnEachDatabase('changePassword', (kind) => {
  let test: TestDatabase;
  let caller: Caller;
  let sessions: string[];

  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    setAttemptLimitsForTesting(createAttemptLimits());
    setRefusalAuditsForTesting(createRefusalAudits());
    const passwordHash = await hashPassword(input.currentPassword);
    const { id, email } = await createOperator({ passwordHash });
    const workspace = await createWorkspace({ name: 'Acme' });
    await createMembership(workspace.id, id, 'viewer');
    caller = {
      actor: { type: 'operator', id, label: email },
      workspaceId: workspace.id,
      environment: null,
      permissions: permissionsOf('viewer'),
      requestId: 'req_1',
      clientAddress: null,
    };
    const begin = { operatorId: id, userAgent: '', now: Date.now() };
    sessions = [
      await transaction((tx) => beginSession(tx, begin)),
      await transaction((tx) => beginSession(tx, begin)),
    ];
  });

  const storedHash = async () =>
    (await test.database.operator.findUniqueOrThrow({ where: { id: caller.actor.id } }))
      .passwordHash ?? '';
  const alive = async (tokens: readonly string[]) =>
    (await Promise.all(tokens.map((token) => resolveSession(token)))).filter(Boolean).length;

  it('threat 210, threat 212: ends every session and begins one of a new id', async () => {
    const result = await changePassword(caller, input);
    if (!result.ok) throw new Error(result.failure.message);
    expect(await alive(sessions)).toBe(0);
    expect(await alive([result.value.sessionToken])).toBe(1);
    expect(await verifyPassword(await storedHash(), input.newPassword)).toBe(true);
    const audited = await test.database.auditEvent.findFirstOrThrow({
      where: { targetId: caller.actor.id },
    });
    expect(audited).toMatchObject({
      action: 'operator.password_changed',
      details: { endedSessions: 2 },
    });
    expect(JSON.stringify(audited)).not.toContain(input.newPassword);
  });

  it('needs the current password, and changes nothing without it', async () => {
    const result = await changePassword(caller, { ...input, currentPassword: 'wrong' });
    expect(result).toMatchObject({
      ok: false,
      failure: { fields: { currentPassword: [expect.any(String)] } },
    });
    expect(await alive(sessions)).toBe(2);
    expect(await verifyPassword(await storedHash(), input.currentPassword)).toBe(true);
  });

  it('judges the new password with the account and the workspace in mind', async () => {
    for (const newPassword of ['short', caller.actor.label, 'Acme-2026-2026']) {
      const result = await changePassword(caller, { ...input, newPassword });
      expect(result).toMatchObject({
        ok: false,
        failure: { fields: { newPassword: [expect.any(String)] } },
      });
    }
  });

  it('threat 214: stops guessing with an open session after ten tries', async () => {
    const tries = Array.from({ length: 15 }, () =>
      changePassword(caller, { ...input, currentPassword: 'wrong' }),
    );
    const codes = (await Promise.all(tries)).map((result) => !result.ok && result.failure.code);
    expect(codes.filter((code) => code === 'INVALID_INPUT')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(5);
  });

  it('threat 235: audits guessing and its limit, a row each however many tries there are', async () => {
    for (let at = 0; at < 15; at++) {
      await changePassword(caller, { ...input, currentPassword: `wrong-secret-${at}` });
    }
    const rows = await test.database.auditEvent.findMany({
      where: { targetId: caller.actor.id },
      orderBy: { seq: 'asc' },
    });
    expect(rows).toMatchObject(
      ['wrong password', 'too many tries'].map((kind) => ({
        action: 'operator.password_change_refused',
        chainId: 'instance',
        actorId: caller.actor.id,
        requestId: 'req_1',
        details: { kind },
      })),
    );
    expect(JSON.stringify(rows)).not.toContain('wrong-secret');
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });

  it('threat 210: of two changes at once one wins', async () => {
    const results = await Promise.all([
      changePassword(caller, input),
      changePassword(caller, { ...input, newPassword: 'amber-window-ladder' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await test.database.session.count({ where: { operatorId: caller.actor.id } })).toBe(1);
  });
});
