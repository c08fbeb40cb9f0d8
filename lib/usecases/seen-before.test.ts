import { expect, it } from 'vitest';
import { tokenDigest } from '@/lib/platform/token-digest';
import { SeenBefore } from './seen-before';

// Digests, which end as randomly as signatures do but for their padding.
const tokens = Array.from({ length: 2000 }, (_, number) => tokenDigest(`${number}`).slice(0, -1));

it('knows what was there before, and nothing else', () => {
  const seen = new SeenBefore();
  expect(tokens.filter((token) => seen.note(token))).toEqual([]);
  // Now and then three of them have the same two places.
  expect(tokens.filter((token) => seen.note(token)).length).toBeGreaterThan(1900);
});

it('takes what is too short to be told apart as well as anything else', () => {
  const seen = new SeenBefore();
  expect(['', 'a', '', 'a'].map((token) => seen.note(token))).toEqual([false, false, true, true]);
});

it('two that share a place do not drive each other out', () => {
  const seen = new SeenBefore();
  // The place is that of the last six characters, the mark that of the six before them.
  const [one, other] = ['BBBBBBAAAAAA', 'CCCCCCAAAAAA'];
  expect([one, other, one, other].map((token) => seen.note(token))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
