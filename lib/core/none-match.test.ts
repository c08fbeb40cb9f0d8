import { expect, it } from 'vitest';
import { hasNoNews } from './none-match';

const ETAG = `"${'a'.repeat(64)}"`;

it.each([ETAG, `W/${ETAG}`, `"x", ${ETAG}`, `W/"x",W/${ETAG} , "y"`, '*', ' * '])(
  'finds the tag in %s',
  (header) => {
    expect(hasNoNews(header, ETAG)).toBe(true);
  },
);

it.each([
  undefined,
  '',
  '"x"',
  'a'.repeat(64),
  `"${'a'.repeat(63)}"`,
  `"x${ETAG.slice(1)}`,
  '"*"',
  `w/${'a'.repeat(64)}`,
])('finds none in %s', (header) => {
  expect(hasNoNews(header, ETAG)).toBe(false);
});
