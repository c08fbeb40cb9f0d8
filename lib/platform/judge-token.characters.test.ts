import { describe, expect, it } from 'vitest';
import { judgeChanges } from '@/lib/testing/changed-characters';
import { REPLACEMENTS } from '@/lib/testing/token-mutations';

/** Those that loose decoders skip, and two of the alphabet that go around with the place. */
const few = (at: number): readonly string[] => {
  const one = (offset: number) => REPLACEMENTS[(at * 7 + offset) % 64] ?? 'A';
  return ['=', ' ', '.', '+', one(0), one(33)];
};

describe('a good token of which one character is another', () => {
  it.each(['RS256', 'ES256', 'EdDSA'] as const)('threat 38: is refused: %s', (alg) => {
    const { judged, accepted } = judgeChanges(alg, few);
    expect(judged).toBeGreaterThan(2000);
    expect(accepted).toEqual([]);
  });
});
