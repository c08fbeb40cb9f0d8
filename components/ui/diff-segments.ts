/** A stretch of the two texts: the same in both, or what stands in one where the other differs. */
export interface DiffSegment {
  same: boolean;
  expected: string;
  actual: string;
}

/** Above this many cells the middle is shown as one difference instead of being aligned. */
const MAX_CELLS = 1_000_000;

type Letters = readonly string[];

function sharedStart(a: Letters, b: Letters): number {
  const shorter = Math.min(a.length, b.length);
  let count = 0;
  while (count < shorter && a[count] === b[count]) count += 1;
  return count;
}

function sharedEnd(a: Letters, b: Letters): number {
  return sharedStart(a.toReversed(), b.toReversed());
}

/** Lengths of the longest common subsequences of every pair of tails, row by row. */
function tailLengths(a: Letters, b: Letters): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return lengths;
}

function align(a: Letters, b: Letters): DiffSegment[] {
  const lengths = tailLengths(a, b);
  const tail = (row: number, column: number) => lengths[row * (b.length + 1) + column] ?? 0;
  const found: DiffSegment[] = [];
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const left = a[row];
    const right = b[column];
    if (left !== undefined && left === right) {
      found.push({ same: true, expected: left, actual: left });
      row += 1;
      column += 1;
    } else if (
      left !== undefined &&
      (right === undefined || tail(row + 1, column) >= tail(row, column + 1))
    ) {
      found.push({ same: false, expected: left, actual: '' });
      row += 1;
    } else {
      found.push({ same: false, expected: '', actual: right ?? '' });
      column += 1;
    }
  }
  return found;
}

function joined(segments: readonly DiffSegment[]): DiffSegment[] {
  const runs: DiffSegment[] = [];
  for (const segment of segments) {
    const last = runs.at(-1);
    if (last?.same === segment.same) {
      last.expected += segment.expected;
      last.actual += segment.actual;
    } else {
      runs.push({ ...segment });
    }
  }
  return runs;
}

function weight(segment: DiffSegment | undefined): number {
  return segment ? Math.max(segment.expected.length, segment.actual.length) : 0;
}

/** Letters that two different words happen to share say nothing: they join the difference. */
function withoutChance(segments: readonly DiffSegment[]): DiffSegment[] {
  const telling = segments.map((segment, index) => {
    const before = weight(segments[index - 1]);
    const after = weight(segments[index + 1]);
    const chance = segment.same && weight(segment) <= Math.min(before, after) && before + after > 2;
    return chance ? { ...segment, same: false } : segment;
  });
  const runs = joined(telling);
  return runs.length === segments.length ? runs : withoutChance(runs);
}

function middle(a: Letters, b: Letters): DiffSegment[] {
  const whole = { same: false, expected: a.join(''), actual: b.join('') };
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return [whole];
  return withoutChance(joined(align(a, b)));
}

/** Splits two texts into the stretches that agree and those that differ, by code points. */
export function diffSegments(expected: string, actual: string): readonly DiffSegment[] {
  const a = Array.from(expected);
  const b = Array.from(actual);
  const start = sharedStart(a, b);
  const end = sharedEnd(a.slice(start), b.slice(start));
  const head = a.slice(0, start).join('');
  const foot = a.slice(a.length - end).join('');
  const segments = [
    { same: true, expected: head, actual: head },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { same: true, expected: foot, actual: foot },
  ];
  return segments.filter((segment) => segment.expected !== '' || segment.actual !== '');
}
