import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedVerdict, VerdictTally, type VerdictTotal } from './verdict-tally';

const MINUTE = Date.UTC(2026, 10, 21, 9, 8);

const verdict = (given: Partial<CountedVerdict> = {}): CountedVerdict => ({
  workspaceId: 'wsp_a',
  environment: 'production',
  providerId: 'prv_a',
  code: 'TOKEN_EXPIRED',
  ...given,
});

const sum = (totals: readonly VerdictTotal[]) => totals.reduce((all, { count }) => all + count, 0);

const STEPS = ['take', 'store', 'fail'] as const;
/** A number: a verdict is counted so many milliseconds after the hour. */
type Step = (typeof STEPS)[number] | number;

const anySteps = fc.array(fc.oneof(fc.nat(7_200_000), fc.constantFrom(...STEPS)), {
  maxLength: 200,
});

describe('VerdictTally', () => {
  it('counts by minute, workspace, environment, provider and code', () => {
    const tally = new VerdictTally();
    tally.count(verdict(), MINUTE);
    tally.count(verdict(), MINUTE + 59_999);
    tally.count(verdict(), MINUTE + 60_000);
    tally.count(verdict({ code: 'VALID' }), MINUTE);
    tally.count(verdict({ environment: 'staging' }), MINUTE);
    tally.count(verdict({ providerId: '' }), MINUTE);
    tally.count(verdict({ workspaceId: 'wsp_b' }), MINUTE);
    const taken = tally.take();
    expect(taken).toHaveLength(6);
    expect(taken[0]).toEqual({ ...verdict(), minute: MINUTE, count: 2 });
    expect(tally.take()).toEqual([]);
  });

  it('adds what could not be stored to what was counted since', () => {
    const tally = new VerdictTally();
    tally.count(verdict(), MINUTE);
    const failed = tally.take();
    tally.count(verdict(), MINUTE);
    tally.count(verdict(), MINUTE + 60_000);
    tally.giveBack(failed);
    expect(tally.take().map(({ minute, count }) => [minute, count])).toEqual([
      [MINUTE, 2],
      [MINUTE + 60_000, 1],
    ]);
  });

  it('puts minutes together to hours when half of its room is used', () => {
    const tally = new VerdictTally(10);
    for (let minute = 0; minute < 6; minute += 1) {
      tally.count(verdict(), MINUTE + minute * 60_000);
    }
    tally.giveBack(tally.take());
    const hour = Date.UTC(2026, 10, 21, 9);
    expect(tally.take()).toEqual([{ ...verdict(), minute: hour, count: 6 }]);
  });

  it('holds no more than it may, and says how many verdicts found no room', () => {
    const tally = new VerdictTally(3);
    for (let n = 0; n < 5; n += 1) tally.count(verdict({ providerId: `prv_${n}` }), MINUTE);
    tally.count(verdict({ providerId: 'prv_0' }), MINUTE);
    expect(tally.takeDropped()).toBe(2);
    expect(tally.takeDropped()).toBe(0);
    expect(sum(tally.take())).toBe(4);
  });

  it('loses no verdict in whatever order it is counted, taken, stored and given back', async () => {
    const holds = fc.property(anySteps, (steps) => {
      expect(accounted(steps)).toBe(countedIn(steps));
    });
    await fc.assert(holds, { numRuns: 500 });
  });
});

const countedIn = (steps: readonly Step[]) =>
  steps.filter((step) => typeof step === 'number').length;

/** How many verdicts are stored, underway and held after these steps. */
function accounted(steps: readonly Step[]): number {
  const tally = new VerdictTally(1000);
  const underway: (readonly VerdictTotal[])[] = [];
  let stored = 0;
  const run = {
    take: () => underway.push(tally.take()),
    store: () => {
      stored += sum(underway.shift() ?? []);
    },
    fail: () => tally.giveBack(underway.shift() ?? []),
  };
  for (const step of steps) {
    if (typeof step !== 'number') run[step]();
    else tally.count(verdict({ providerId: `prv_${step % 3}` }), MINUTE + step);
  }
  return stored + sum(underway.flat()) + sum(tally.take());
}
