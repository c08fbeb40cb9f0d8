/** A count with separators. */
export function numberText(count: number): string {
  return count.toLocaleString('en');
}

/** A number of keys in words. */
export function keyCountText(count: number): string {
  return count === 1 ? '1 key' : `${numberText(count)} keys`;
}

/** A number of tokens in words. */
export function tokenCountText(count: number): string {
  return count === 1 ? '1 token' : `${numberText(count)} tokens`;
}

/** What the numbers of refused tokens leave out. */
export const COUNTED_WORDS =
  'tokens that the api refused. Applications in local mode judge by themselves and are not counted.';
