import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithJose, emptyTally } from '@/lib/testing/token-campaign';
import { tokenCase } from '@/lib/testing/token-cases';
import { STRICTER } from '@/lib/testing/token-strictness';

const RUNS = 2000;

describe('2,000 made-up tokens, their providers and their keys', () => {
  const tally = emptyTally();

  beforeAll(async () => {
    const property = fc.asyncProperty(tokenCase, (given) => compareWithJose(given, tally));
    await fc.assert(property, { numRuns: RUNS, seed: 4 });
  }, 120_000);

  it('are judged as jose judges them, except where we are stricter', () => {
    expect(tally.cases).toBe(RUNS);
  });

  it('are good, broken, and good for jose alone in numbers that say something', () => {
    expect(tally.valid).toBeGreaterThan(RUNS / 5);
    expect(tally.cases - tally.accepted).toBeGreaterThan(RUNS / 5);
    expect(tally.accepted - tally.valid).toBeGreaterThan(RUNS / 20);
  });

  it.each(STRICTER)('we are stricter: $name', ({ name }) => {
    expect(tally.stricter.get(name)).toBeGreaterThan(0);
  });
});
