import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineValues } from './line-values';

describe('values that stand for every part of a line', () => {
  it.each([
    [[1000], 1, [999, 1000, 1001]],
    [[1, 2], 1, [0, 1, 1.5, 2, 3]],
    [[1, 1, 9], 1, [0, 1, 2, 8, 9, 10]],
    [[0.5], 1, [-0.5, 0.5, 1.5]],
    [[], 1, []],
  ])('of %j, %d apart, are %j', (points, step, values) => {
    expect(lineValues(points, step)).toEqual(values);
  });

  it('lie on both sides of every point, however large', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })),
        (points) => {
          const values = lineValues(points, 1);
          for (const point of points) {
            expect(values.some((value) => value < point)).toBe(true);
            expect(values.some((value) => value > point)).toBe(true);
          }
        },
      ),
      { seed: 5_020 },
    );
  });
});
