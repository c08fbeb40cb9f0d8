import { describe, expect, it } from 'vitest';
import { kindOfValue, showName, showScalars, showValue } from './show-value';

describe('values in sentences', () => {
  it.each([
    ['admin', 'admin'],
    ['', '“”'],
    [' admin', '“ admin”'],
    ['a, b', '“a, b”'],
    ['1', '“1”'],
    [1, '1'],
    ['true', '“true”'],
    [true, 'true'],
    ['absent', '“absent”'],
    [['buyer', 'approver'], '[buyer, approver]'],
    [[], '[]'],
  ])('shows %j as %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('shows what cannot be seen by its code, and never a whole long text', () => {
    expect(showName('a\u202eb\n')).toBe('a\\u202eb\\n');
    expect(showName('x'.repeat(1024))).toHaveLength(80);
  });

  it('shows the first five of many', () => {
    expect(showScalars([1, 2, 3, 4, 5])).toBe('1, 2, 3, 4, 5');
    expect(showScalars([1, 2, 3, 4, 5, 6, 7])).toBe('1, 2, 3, 4, 5 and 2 more');
    expect(showScalars([])).toBe('nothing');
  });

  it('names kinds', () => {
    expect(['x', 1, false, []].map(kindOfValue)).toEqual([
      'a text',
      'a number',
      'a boolean',
      'a list',
    ]);
  });
});
