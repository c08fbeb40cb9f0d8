/**
 * Values that stand for every part of a line that points divide it into: each point, and between two
 * points and beyond the outer ones at least one value, `step` away from a point where there is room.
 * In order, without duplicates.
 */
export function lineValues(points: readonly number[], step: number): readonly number[] {
  const sorted = [...new Set(points)].toSorted((a, b) => a - b);
  const values = sorted.flatMap((point, at) => {
    const before = sorted[at - 1] ?? Number.NEGATIVE_INFINITY;
    const after = sorted[at + 1] ?? Number.POSITIVE_INFINITY;
    return [...gapAt(before, point, -step), point, ...gapAt(after, point, step)];
  });
  return [...new Set(values)].filter(Number.isFinite).toSorted((a, b) => a - b);
}

/** A value between a point and its neighbour; none where no number lies between them. */
function gapAt(neighbour: number, point: number, step: number): readonly number[] {
  const isInside = (value: number) =>
    value !== point && value !== neighbour && value > neighbour === point > neighbour;
  const coarse = step * Math.max(1, Math.abs(point) * Number.EPSILON * 4);
  return [point + coarse, (point + neighbour) / 2].filter(isInside).slice(0, 1);
}
