import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ATTEMPT_BOUNDS, type Attempt, createAttemptLimits } from './attempt-limits';

const from = (change: Partial<Attempt> = {}): Attempt => ({
  account: 'mara@acme.com',
  clientAddress: '203.0.113.7',
  trustedBy: null,
  ...change,
});

const hosts = (count: number) =>
  Array.from({ length: count }, (_, at) => `198.51.${at >> 8}.${at & 255}`);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

async function countAdmitted(
  limits: { admit(a: Attempt): Promise<{ ok: boolean }> },
  all: readonly Attempt[],
) {
  const admissions = await Promise.all(all.map((attempt) => limits.admit(attempt)));
  return admissions.filter(({ ok }) => ok).length;
}

describe('attempt limits', () => {
  it('threat 214: 10,000 tries at one account from as many addresses: 10 get through', async () => {
    const limits = createAttemptLimits();
    const attempts = hosts(10_000).map((clientAddress) => from({ clientAddress }));
    expect(await countAdmitted(limits, attempts)).toBe(ATTEMPT_BOUNDS.perAccount);
  });

  it('threat 214: 10,000 accounts from one address: 30 get through', async () => {
    const limits = createAttemptLimits();
    const attempts = Array.from({ length: 10_000 }, (_, at) =>
      from({ account: `m${at}@acme.com` }),
    );
    expect(await countAdmitted(limits, attempts)).toBe(ATTEMPT_BOUNDS.perAddress);
  });

  it('threat 214: an IPv6 customer is one address, however it is written', async () => {
    const limits = createAttemptLimits();
    const attempts = Array.from({ length: 100 }, (_, at) =>
      from({ account: `m${at}@acme.com`, clientAddress: `2001:db8:1:2:${at.toString(16)}::1` }),
    );
    expect(await countAdmitted(limits, attempts)).toBe(ATTEMPT_BOUNDS.perAddress);
    const mapped = ['203.0.113.9', '::ffff:203.0.113.9', '::ffff:cb00:7109'].flatMap((address) =>
      Array.from({ length: 20 }, (_, at) =>
        from({ account: `n${address}${at}@acme.com`, clientAddress: address }),
      ),
    );
    expect(await countAdmitted(limits, mapped)).toBe(ATTEMPT_BOUNDS.perAddress);
  });

  it('threat 215: one password against 10,000 accounts from as many addresses: 1,000 get through, one alarm', async () => {
    const alarm = vi.fn();
    const limits = createAttemptLimits(ATTEMPT_BOUNDS, alarm);
    const attempts = hosts(10_000).map((clientAddress, at) =>
      from({ clientAddress, account: `m${at}@acme.com` }),
    );
    expect(await countAdmitted(limits, attempts)).toBe(ATTEMPT_BOUNDS.overall);
    expect(alarm).toHaveBeenCalledOnce();
  });

  it('threat 216: whoever signed in from this browser before is not locked out by others', async () => {
    const limits = createAttemptLimits();
    await countAdmitted(
      limits,
      hosts(50).map((clientAddress) => from({ clientAddress })),
    );
    expect(await limits.admit(from({ clientAddress: '192.0.2.1' }))).toMatchObject({ ok: false });
    expect(await limits.admit(from({ trustedBy: 'known' }))).toEqual({ ok: true });
  });

  it('threat 216: a known browser has 10 tries too, for its own account only', async () => {
    const limits = createAttemptLimits();
    const attempts = Array.from({ length: 50 }, () => from({ trustedBy: 'known' }));
    expect(await countAdmitted(limits, attempts)).toBe(ATTEMPT_BOUNDS.perAccount);
    expect(await limits.admit(from({ trustedBy: 'other' }))).toEqual({ ok: true });
  });

  it('threat 216: the limit ends by itself, and says when', async () => {
    const limits = createAttemptLimits();
    const attempts = Array.from({ length: 20 }, () => from());
    await countAdmitted(limits, attempts);
    vi.advanceTimersByTime(600_000);
    expect(await limits.admit(from())).toEqual({ ok: false, retryAfterSeconds: 300 });
    vi.advanceTimersByTime(300_000);
    expect(await limits.admit(from())).toEqual({ ok: true });
  });

  it('a right password takes its try back and forgets the wrong ones before it', async () => {
    const limits = createAttemptLimits();
    for (let round = 0; round < 100; round++) {
      expect(await limits.admit(from())).toEqual({ ok: true });
      await limits.succeeded(from());
    }
    await countAdmitted(
      limits,
      Array.from({ length: 9 }, () => from()),
    );
    await limits.admit(from({ clientAddress: '192.0.2.1' }));
    await limits.succeeded(from({ clientAddress: '192.0.2.1' }));
    expect(await limits.admit(from({ clientAddress: '192.0.2.1' }))).toEqual({ ok: true });
  });

  it('bounds the refusals that reach the audit log', async () => {
    const limits = createAttemptLimits({ ...ATTEMPT_BOUNDS, auditedRefusals: 3 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => limits.mayAuditRefusal()));
    expect(answers).toEqual([true, true, true, false, false]);
  });
});
