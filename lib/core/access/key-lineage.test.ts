import { describe, expect, it } from 'vitest';
import type { ApiKey } from './api-key';
import { isMadeByKey, lineageOf, takesThePlace, waitBeforeRotating } from './key-lineage';

const prefixAt = (n: number) => `cck_live_${String(n).padStart(12, '0')}`;

function keyAt(n: number, given: Partial<ApiKey> = {}): ApiKey {
  return {
    id: `key_${n}`,
    workspaceId: 'wsp_1',
    kind: 'api',
    name: 'Billing',
    environment: 'production',
    prefix: prefixAt(n),
    grants: ['verify'],
    createdAt: '2026-11-21T09:00:00.000Z',
    createdBy: 'owner@example.com',
    expiresAt: null,
    revokedAt: null,
    revokedBy: null,
    replacesId: null,
    lastUsedAt: null,
    ...given,
  };
}

const from = (n: number) => ({ replacesId: `key_${n}`, createdBy: prefixAt(n) });
const byOperator = (n: number) => ({ replacesId: `key_${n}` });

describe('the lineage of a key', () => {
  it('is all that came from it by rotating itself, and nothing that a person made', () => {
    const keys = [
      keyAt(2, from(1)),
      keyAt(3, from(2)),
      keyAt(4, { replacesId: 'key_1', createdBy: prefixAt(9) }),
      keyAt(5, byOperator(3)),
      keyAt(6, from(5)),
      keyAt(7),
    ];
    expect(lineageOf(keyAt(1), keys).map(({ id }) => id)).toEqual(['key_2', 'key_3']);
    expect(lineageOf(keyAt(5), keys).map(({ id }) => id)).toEqual(['key_6']);
  });

  it('ends where damaged rows name each other', () => {
    const keys = [keyAt(1, from(2)), keyAt(2, from(1))];
    expect(lineageOf(keyAt(1), keys).map(({ id }) => id)).toEqual(['key_2', 'key_1']);
  });

  it('tells who made a key by its whole label', () => {
    expect(isMadeByKey(keyAt(2, from(1)))).toBe(true);
    expect(isMadeByKey(keyAt(2, byOperator(1)))).toBe(false);
    const createdBy = `${prefixAt(1)}@example.com`;
    expect(isMadeByKey(keyAt(2, { replacesId: 'key_1', createdBy }))).toBe(false);
  });
});

describe('rotating oneself', () => {
  it('is open again only where an operator revoked the successor', () => {
    const revokedAt = '2026-11-21T09:00:00.000Z';
    expect(takesThePlace(keyAt(2, from(1)))).toBe(true);
    expect(takesThePlace(keyAt(2, { ...from(1), expiresAt: revokedAt }))).toBe(true);
    expect(takesThePlace(keyAt(2, { ...from(1), revokedAt, revokedBy: prefixAt(2) }))).toBe(true);
    const revokedBy = 'owner@example.com';
    expect(takesThePlace(keyAt(2, { ...from(1), revokedAt, revokedBy }))).toBe(false);
  });

  it('waits a minute where the key was made so, also where clocks differ', () => {
    const at = Date.parse('2026-11-21T09:00:00.000Z');
    const made = keyAt(2, from(1));
    expect([-5000, 0, 59_000, 60_000].map((ms) => waitBeforeRotating(made, at + ms))).toEqual([
      60_000, 60_000, 1000, 0,
    ]);
    expect(waitBeforeRotating(keyAt(1), at)).toBe(0);
    expect(waitBeforeRotating(keyAt(2, byOperator(1)), at)).toBe(0);
  });
});
