import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit';
import {
  ATTEMPT_BOUNDS,
  createAttemptLimits,
  setAttemptLimitsForTesting,
} from '@/lib/platform/attempt-limits';
import * as passwords from '@/lib/platform/passwords';
import { createRefusalAudits, setRefusalAuditsForTesting } from '@/lib/platform/refusal-audits';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createOperator, createWorkspace } from '@/lib/testing/factories';
import { changePassword } from './change-password';
import { resolveSession } from './resolve-session';
import { type SignInRequest, signIn } from './sign-in';
import { signOutOf } from './sign-out';

// The key of a test must not come from, or go to, a data folder.
vi.mock('@/lib/platform/secret-key', () => ({
  deriveKey: (purpose: string) => createHash('sha256').update(purpose).digest(),
}));

vi.mock(import('@/lib/platform/passwords'), { spy: true });

const PASSWORD = 'plum-orbit-lantern';
const origin = { requestId: 'req_1', clientAddress: '203.0.113.7' };
const request = (change: Partial<SignInRequest> = {}): SignInRequest => ({
  origin,
  userAgent: 'Browser',
  sessionToken: null,
  browserMark: null,
  ...change,
});

let test: TestDatabase;
let passwordHash: string;
let email: string;
let operatorId: string;

beforeAll(async () => {
  test = await testDatabase();
  passwordHash = await passwords.hashPassword(PASSWORD);
});
afterAll(() => test.close());

beforeEach(async () => {
  setAttemptLimitsForTesting(createAttemptLimits());
  setRefusalAuditsForTesting(createRefusalAudits());
  ({ email, id: operatorId } = await createOperator({ passwordHash }));
  vi.clearAllMocks();
});

async function signedIn(change: Partial<SignInRequest> = {}, now?: number) {
  const result = await signIn({ email, password: PASSWORD }, request(change), now);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

describe('signIn', () => {
  it('threat 211: gives an opaque 256-bit token that is stored as its SHA-256 only', async () => {
    const { sessionToken } = await signedIn();
    expect(Buffer.from(sessionToken, 'base64url')).toHaveLength(32);
    const rows = await test.database.session.findMany({ where: { operatorId } });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(sessionToken);
  });

  it('threat 210: makes a new session, ends the planted one and leaves the others alone', async () => {
    const elsewhere = await signedIn();
    const planted = await signedIn();
    const mine = await signedIn({ sessionToken: planted.sessionToken });
    expect(mine.sessionToken).not.toBe(planted.sessionToken);
    expect(await resolveSession(planted.sessionToken)).toBeNull();
    expect(await resolveSession(elsewhere.sessionToken)).toMatchObject({ id: operatorId });
    expect(await resolveSession(mine.sessionToken)).toMatchObject({ id: operatorId });
  });

  it('threat 210: never takes over a token that the browser made up', async () => {
    const madeUp = 'A'.repeat(43);
    const { sessionToken } = await signedIn({ sessionToken: madeUp });
    expect(sessionToken).not.toBe(madeUp);
    expect(await resolveSession(madeUp)).toBeNull();
  });

  it('threat 217: unknown, disabled, passwordless and wrong: one answer, one hash of one cost, one audit row', async () => {
    const disabled = await createOperator({ passwordHash });
    await test.database.operator.update({
      where: { id: disabled.id },
      data: { disabledAt: new Date() },
    });
    const passwordless = await createOperator();
    const tries = [
      { email, password: 'wrong-orbit-lantern' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: disabled.email, password: PASSWORD },
      { email: passwordless.email, password: PASSWORD },
    ];
    const answers: string[] = [];
    for (const input of tries) {
      const before = await test.database.auditEvent.count();
      vi.mocked(passwords.verifyPassword).mockClear();
      answers.push(JSON.stringify(await signIn(input, request())));
      const calls = vi.mocked(passwords.verifyPassword).mock.calls;
      expect(calls).toHaveLength(1);
      expect(passwords.needsRehash(calls[0]?.[0] ?? '')).toBe(false);
      expect(await test.database.auditEvent.count()).toBe(before + 1);
    }
    expect(passwords.hashPassword).not.toHaveBeenCalled();
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('UNAUTHENTICATED');
  });

  it('threat 214: after ten wrong passwords nothing is computed for an account, known or not', async () => {
    for (const account of [email, 'nobody@example.com']) {
      vi.mocked(passwords.verifyPassword).mockClear();
      const results = await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          signIn(
            { email: account, password: `wrong-orbit-${at}` },
            request({ origin: { requestId: 'req_1', clientAddress: `198.51.100.${at}` } }),
          ),
        ),
      );
      expect(passwords.verifyPassword).toHaveBeenCalledTimes(ATTEMPT_BOUNDS.perAccount);
      const codes = results.map((result) => (result.ok ? 'ok' : result.failure.code));
      expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
      expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(30);
    }
  });

  it('threat 216: the owner gets in from a known browser while others fail in his name', async () => {
    const { browserMark } = await signedIn();
    await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email, password: 'wrong' }, request())),
    );
    const stranger = await signIn({ email, password: PASSWORD }, request());
    expect(stranger).toMatchObject({ ok: false, failure: { code: 'TOO_MANY_REQUESTS' } });
    await expect(signedIn({ browserMark })).resolves.toMatchObject({
      sessionToken: expect.any(String),
    });
  });

  it('threat 212: a change of the password ends the marks of all browsers but the one that made it', async () => {
    const before = await signedIn();
    const workspace = await createWorkspace();
    const caller = { ...callerOf(workspace.id), ...origin };
    const actor = { type: 'operator', id: operatorId, label: email } as const;
    const newPassword = 'violet-kettle-parade';
    const change = { currentPassword: PASSWORD, newPassword, userAgent: '' };
    const changed = await changePassword({ ...caller, actor }, change);
    if (!changed.ok) throw new Error(changed.failure.message);
    await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email, password: 'wrong' }, request())),
    );
    const input = { email, password: newPassword };
    const earlier = await signIn(input, request({ browserMark: before.browserMark }));
    expect(earlier).toMatchObject({ ok: false, failure: { code: 'TOO_MANY_REQUESTS' } });
    const { browserMark } = changed.value;
    expect(await signIn(input, request({ browserMark }))).toMatchObject({ ok: true });
  });

  it('threat 218: a hash that is only renewed ends no mark', async () => {
    const old = await hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await test.database.operator.update({ where: { id: operatorId }, data: { passwordHash: old } });
    const { browserMark } = await signedIn();
    await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email, password: 'wrong' }, request())),
    );
    await expect(signedIn({ browserMark })).resolves.toBeDefined();
  });

  it('threat 235: audits the limit once per address, and no address that was typed', async () => {
    const typed = { email: 'typed-secret@example.com', password: 'typed-secret' };
    for (let at = 0; at < 15; at++) await signIn(typed, request());
    const before = await test.database.auditEvent.count();
    for (let at = 0; at < 20; at++) await signIn(typed, request());
    expect(await test.database.auditEvent.count()).toBe(before);
    const clientAddress = '198.51.100.9';
    await signIn(typed, request({ origin: { requestId: 'req_2', clientAddress } }));
    const rows = await test.database.auditEvent.findMany({
      where: { action: 'operator.sign_in_refused', targetId: 'unknown' },
      orderBy: { seq: 'desc' },
      take: 2,
    });
    expect(rows).toMatchObject([
      { clientAddress, actorId: 'sign-in', details: { kind: 'too many tries' } },
      { clientAddress: '203.0.113.7', details: { kind: 'too many tries' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('typed-secret');
  });

  it("threat 216: the mark of one account's browser is none for another, nor is a forged or old one", async () => {
    const { browserMark } = await signedIn();
    const other = await createOperator({ passwordHash });
    const year = 365 * 24 * 60 * 60 * 1000;
    const forged = browserMark.replace(/^\d{13}/, String(Date.now() - 5));
    await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email, password: 'wrong' }, request())),
    );
    await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email: other.email, password: 'x' }, request())),
    );
    const tooMany = { ok: false, failure: { code: 'TOO_MANY_REQUESTS' } };
    const input = { email: other.email, password: PASSWORD };
    expect(await signIn(input, request({ browserMark }))).toMatchObject(tooMany);
    const own = { email, password: PASSWORD };
    expect(await signIn(own, request({ browserMark: forged }))).toMatchObject(tooMany);
    expect(await signIn(own, request({ browserMark }), Date.now() + year)).toMatchObject(tooMany);
  });

  it('threat 218: a hash of an older cost is renewed at sign-in, and works afterwards', async () => {
    const old = await hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await test.database.operator.update({ where: { id: operatorId }, data: { passwordHash: old } });
    await signedIn();
    const { passwordHash: renewed } = await test.database.operator.findUniqueOrThrow({
      where: { id: operatorId },
    });
    expect(passwords.needsRehash(renewed ?? '')).toBe(false);
    await signedIn();
  });

  it('threat 212: a password changed during the check does not let the old one in', async () => {
    vi.mocked(passwords.verifyPassword).mockImplementationOnce(async () => {
      await test.database.operator.update({
        where: { id: operatorId },
        data: { passwordHash: await hash('another') },
      });
      return true;
    });
    const result = await signIn({ email, password: PASSWORD }, request());
    expect(result).toMatchObject({ ok: false, failure: { code: 'UNAUTHENTICATED' } });
    expect(await test.database.session.count({ where: { operatorId } })).toBe(0);
  });

  it('audits success and refusal without what was typed, and bounds the refusals', async () => {
    setAttemptLimitsForTesting(createAttemptLimits({ ...ATTEMPT_BOUNDS, auditedRefusals: 2 }));
    const before = await test.database.auditEvent.count();
    for (let at = 0; at < 5; at++) {
      await signIn({ email: 'typed-secret@example.com', password: 'typed-secret' }, request());
    }
    await signedIn();
    const rows = await test.database.auditEvent.findMany({
      orderBy: { seq: 'asc' },
      skip: before,
    });
    expect(rows.map(({ action }) => action)).toEqual([
      'operator.sign_in_refused',
      'operator.sign_in_refused',
      'operator.signed_in',
    ]);
    expect(rows[2]).toMatchObject({ actorId: operatorId, clientAddress: '203.0.113.7' });
    expect(JSON.stringify(rows)).not.toContain('typed-secret');
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });

  it('removes sessions that nobody can use any more', async () => {
    const day = 24 * 60 * 60 * 1000;
    await signedIn({}, Date.now() - 8 * day);
    await signedIn({}, Date.now() - day);
    await signedIn();
    expect(await test.database.session.count({ where: { operatorId } })).toBe(1);
  });
});

describe('signOutOf', () => {
  it('threat 212: ends this session at once and no other, once', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    const before = await test.database.auditEvent.count();
    await signOutOf(mine.sessionToken, origin);
    await signOutOf(mine.sessionToken, origin);
    expect(await resolveSession(mine.sessionToken)).toBeNull();
    expect(await resolveSession(other.sessionToken)).not.toBeNull();
    expect(await test.database.auditEvent.count()).toBe(before + 1);
  });
});
