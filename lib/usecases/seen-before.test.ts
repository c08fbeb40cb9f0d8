import { expect, it } from 'vitest';
import { tokenDigest } from '@/lib/platform/token-digest';
import { SeenBefore } from './seen-before';

const digests = Array.from({ length: 2000 }, (_, number) => tokenDigest(`token ${number}`));

it('knows what was there before, and nothing else', () => {
  const seen = new SeenBefore();
  expect(digests.filter((digest) => seen.note(digest))).toEqual([]);
  // Three of them may have the same two places.
  expect(digests.filter((digest) => seen.note(digest)).length).toBeGreaterThan(1995);
});

it('two that share a place do not drive each other out', () => {
  const seen = new SeenBefore();
  // The place is that of the first six characters, the mark that of the next six.
  const [one, other] = ['AAAAAABBBBBB', 'AAAAAACCCCCC'];
  expect([one, other, one, other].map((digest) => seen.note(digest))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
