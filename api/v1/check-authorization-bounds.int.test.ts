import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Condition } from '@/lib/core/policies/specification';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { CHECK, CHECK_ROUTE, decisionGround, ROLE } from '@/lib/testing/decision-ground';
import { savePolicy } from '@/lib/testing/factories';
import { acceptedToken, refusedToken } from '@/lib/testing/verdicts';

const on = decisionGround();
const LONG = 'a'.repeat(40_000);
const { token, ...TARGET } = CHECK;
/** Of one answer: traces of 2 MB, and attributes that are told beyond them. */
const MOST_CHARACTERS = 3_000_000;

const CONDITIONS = Array.from({ length: 500 }, (_, at): Condition => {
  return { function: 'string_contains', attribute: 'ext_role', value: `no${at}` };
});
const LARGE = {
  rules: Array.from({ length: 100 }, (_, rule) => ({
    rule_id: `r${rule}`,
    effect: 'Allow' as const,
    conditions: [{ any_of: CONDITIONS.slice(rule * 5, rule * 5 + 5) }],
  })),
  default: { effect: 'Deny' as const },
};

async function largePolicy(priorities: number): Promise<void> {
  await on.map(ROLE);
  const permissions = Array.from({ length: priorities }, (_, priority) => {
    return { resource: 'orders', actions: ['*'], priority, environment: null };
  });
  await savePolicy(on.owner, { specification: LARGE, permissions });
  on.found(acceptedToken({ providerId: on.providerId }, { role: LONG }));
}

function batchOf(size: number) {
  return { token, checks: Array.from({ length: size }, () => TARGET) };
}

interface Told {
  readonly rules: readonly object[];
  readonly rulesLeftOut: number;
}

describe('the work of one request', { timeout: 60_000 }, () => {
  it('explains a policy once, however often it is attached, with long values shortened', async () => {
    await largePolicy(30);
    const { status, body } = await on.ask({ ...CHECK, explain: true });
    expect(status).toBe(200);
    expect(JSON.stringify(body).length).toBeLessThan(MOST_CHARACTERS);
    const { permissions } = body.trace;
    expect(permissions).toHaveLength(30);
    expect(permissions.map(({ rulesAt }: { rulesAt: number }) => rulesAt)).toEqual([
      null,
      ...Array(29).fill(0),
    ]);
    expect(permissions[0].rules).toHaveLength(100);
    expect(permissions[0].rules[0].conditions[0].parts[0]).toMatchObject({
      actual: 'a'.repeat(256),
      actualSize: 40_000,
      wanted: 'no0',
      wantedSize: null,
    });
    expect(body.attributes.ext_role).toBe('a'.repeat(256));
    expect(body.attributeSizes).toEqual({ ext_role: 40_000 });
  });

  it('explains no more in a batch than one budget has room for, and says what it left out', async () => {
    await largePolicy(1);
    const { status, body } = await on.ask(
      { ...batchOf(100), explain: true },
      `${CHECK_ROUTE}/batch`,
    );
    expect(status).toBe(200);
    expect(JSON.stringify(body).length).toBeLessThan(MOST_CHARACTERS);
    const traces = body.decisions.map(
      ({ trace }: { trace: { permissions: Told[]; permissionsLeftOut: number } }) => trace,
    );
    const [first, last] = [traces[0], traces[99]];
    expect(first.permissions[0]).toMatchObject({ rulesLeftOut: 0 });
    expect(last).toEqual({ permissions: [], permissionsLeftOut: 1 });
    expect(body.decisions[99].change.kind).toBe('not_searched_further');
    for (const { permissions, permissionsLeftOut } of traces) {
      const rules = permissions.map((told: Told) => told.rules.length + told.rulesLeftOut);
      expect([...rules, ...Array(permissionsLeftOut).fill(100)]).toEqual([100]);
    }
  });

  it.each([false, true])(
    'lets others go on between decisions of a batch: explain %s',
    async (explain) => {
      await largePolicy(1);
      await on.ask();
      // Every look at the clock finds that a slice is over.
      let now = performance.now();
      vi.spyOn(performance, 'now').mockImplementation(() => {
        now += 6;
        return now;
      });
      let turns = 0;
      let isOn = true;
      const counting = (async () => {
        for (; isOn; turns += 1) await nextTurn();
      })();
      const asked = on.ask({ ...batchOf(20), explain }, `${CHECK_ROUTE}/batch`);
      expect((await asked).status).toBe(200);
      isOn = false;
      await counting;
      expect(turns).toBeGreaterThan(20);
    },
  );
});

describe('the limit of requests', () => {
  it.each([
    [10, false, [200, 200, 200]],
    [100, false, [200, 200, 429]],
    [10, true, [200, 200, 429]],
    [100, true, [200, 429, 429]],
  ])('counts a batch by its decisions: %i, explain %s', async (size, explain, expected) => {
    vi.spyOn(performance, 'now').mockReturnValue(1000);
    const api = createTestApi({ verify: () => refusedToken(), rateLimit: 10 });
    const statuses: number[] = [];
    for (const _ of expected) {
      const { statusCode } = await api.inject({
        method: 'POST',
        url: `${CHECK_ROUTE}/batch`,
        headers: { authorization: `Bearer ${ALL_SCOPES_KEY}` },
        payload: { ...batchOf(size), explain },
      });
      statuses.push(statusCode);
    }
    expect(statuses).toEqual(expected);
    await api.close();
  });
});
