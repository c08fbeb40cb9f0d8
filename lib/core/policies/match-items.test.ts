import { expect, it } from 'vitest';
import { matchItems } from './match-items';

it('pairs by the strictest key first, each item once', () => {
  const matched = matchItems(
    ['a1', 'a2', 'b1'],
    ['a2', 'a3', 'a4'],
    [(item) => item, (item) => item.charAt(0)],
  );
  expect(matched).toEqual({
    pairs: [
      { before: 'a2', after: 'a2' },
      { before: 'a1', after: 'a3' },
    ],
    removed: ['b1'],
    added: ['a4'],
  });
});
