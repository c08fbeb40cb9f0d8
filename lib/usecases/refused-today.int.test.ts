import * as fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Environment } from '@/lib/core/providers/draft';
import type { CountedCode } from '@/lib/core/tokens/verdict-tally';
import { database } from '@/lib/data/database';
import { addVerdictCounts } from '@/lib/data/verdict-counts';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { refusedToday } from './refused-today';

const NOW = Date.UTC(2026, 10, 21, 9, 8, 7);
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

interface Given {
  readonly code: CountedCode;
  readonly count?: number;
  readonly providerId?: string;
  readonly environment?: Environment;
  readonly minutesAgo?: number;
}

describeOnEachDatabase('refused tokens of a day', (kind) => {
  let caller: Caller;

  const store = (workspaceId: string, given: readonly Given[]) =>
    addVerdictCounts(
      given.map(({ minutesAgo = 5, ...rest }) => ({
        workspaceId,
        providerId: 'prv_a',
        environment: 'production',
        count: 1,
        minute: Math.floor(NOW / MINUTE_MS - minutesAgo) * MINUTE_MS,
        ...rest,
      })),
    );

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    caller = callerOf((await createWorkspace()).id);
    return async () => {
      vi.useRealTimers();
      await opened.close();
    };
  });

  it('are added up by code, the most frequent first, beside those that were accepted', async () => {
    await store(caller.workspaceId, [
      { code: 'TOKEN_EXPIRED', count: 3 },
      { code: 'TOKEN_EXPIRED', count: 4, minutesAgo: 700 },
      { code: 'INVALID_AUDIENCE', count: 9, environment: 'staging' },
      { code: 'KEY_NOT_FOUND', count: 7 },
      { code: 'VALID', count: 100 },
    ]);
    const { of } = unwrap(await refusedToday(caller, ['prv_a', 'prv_b']));
    expect(of('prv_a')).toEqual({
      accepted: 100,
      refused: 23,
      codes: [
        { code: 'INVALID_AUDIENCE', count: 9 },
        { code: 'KEY_NOT_FOUND', count: 7 },
        { code: 'TOKEN_EXPIRED', count: 7 },
      ],
    });
    expect(of('prv_b')).toEqual({ accepted: 0, refused: 0, codes: [] });
  });

  it('begin 24 hours ago and end now', async () => {
    await store(caller.workspaceId, [
      { code: 'TOKEN_EXPIRED', count: 1, minutesAgo: 0 },
      { code: 'TOKEN_EXPIRED', count: 10, minutesAgo: DAY_MINUTES - 1 },
      { code: 'TOKEN_EXPIRED', count: 100, minutesAgo: DAY_MINUTES + 1 },
    ]);
    expect(unwrap(await refusedToday(caller, ['prv_a'])).of('prv_a').refused).toBe(11);
  });

  it('of no provider are told by what kept them from one; machine keys are none', async () => {
    await store(caller.workspaceId, [
      { code: 'INVALID_ISSUER', count: 5, providerId: '' },
      { code: 'MALFORMED_TOKEN', count: 2, providerId: '' },
      { code: 'TOKEN_TOO_LARGE', count: 1, providerId: '' },
      { code: 'REVOKED_MACHINE_KEY', count: 4, providerId: '' },
      { code: 'VALID', count: 8, providerId: '' },
    ]);
    const { unclaimed } = unwrap(await refusedToday(caller, []));
    expect(unclaimed).toEqual({ unknownIssuer: 5, unreadable: 3 });
  });

  it('are of the workspace, and of the environment where the caller has one', async () => {
    const other = callerOf((await createWorkspace()).id);
    await store(other.workspaceId, [{ code: 'KEY_NOT_FOUND' }]);
    await store(caller.workspaceId, [
      { code: 'KEY_NOT_FOUND', count: 2 },
      { code: 'KEY_NOT_FOUND', count: 5, environment: 'staging' },
    ]);
    const refused = async (who: Caller) =>
      unwrap(await refusedToday(who, ['prv_a'])).of('prv_a').refused;
    expect(await refused(other)).toBe(1);
    expect(await refused(caller)).toBe(7);
    expect(await refused({ ...caller, environment: 'staging' })).toBe(5);
  });

  it('need providers:read', async () => {
    const found = await refusedToday({ ...caller, permissions: new Set() }, []);
    expect(found).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
  });

  it('lose and repeat no minute, wherever in the day it lies', async () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 2 * DAY_MINUTES }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(minutes, async (list) => {
        await database().verdictCount.deleteMany();
        await store(
          caller.workspaceId,
          list.map((minutesAgo) => ({ code: 'TOKEN_EXPIRED', minutesAgo })),
        );
        const { of } = unwrap(await refusedToday(caller, ['prv_a']));
        expect(of('prv_a').refused).toBe(list.filter((ago) => ago < DAY_MINUTES).length);
      }),
      { numRuns: 20 },
    );
  });
});
