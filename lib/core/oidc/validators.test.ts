import { describe, expect, it } from 'vitest';
import { readValidators } from './validators';

const DATE = 'Sat, 21 Nov 2026 09:08:07 GMT';

describe('threat 110: validators of an answer', () => {
  it.each(['"abc"', 'W/"abc"', '""', '"a/b+c=="', `"${'a'.repeat(254)}"`])('takes %s', (etag) => {
    expect(readValidators(etag, DATE)).toEqual({ etag, lastModified: DATE });
  });

  it.each([
    'abc',
    '"a"b"',
    '"a\r\nx-b: c"',
    '"\u0000"',
    '"é"',
    `"${'a'.repeat(255)}"`,
    '*',
    undefined,
    ['"a"', '"b"'],
  ])('takes no entity tag from %j', (etag) => {
    expect(readValidators(etag, null)).toEqual({ etag: null, lastModified: null });
  });

  it.each(['yesterday', '0', '', `${DATE}\r\nx: y`, 'Saturday, 21-Nov-26 09:08:07 GMT', undefined])(
    'takes no date from %j',
    (date) => {
      expect(readValidators(null, date).lastModified).toBeNull();
    },
  );
});
