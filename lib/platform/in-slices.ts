import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one slice may hold up everything else of the process. */
const SLICE_MS = 5;

/** Maps a list that may be long, in its order, and lets others go on every 5 ms. Rejects with what `map` throws. */
export async function mapInSlices<T, R>(
  list: readonly T[],
  map: (item: T) => R,
): Promise<readonly R[]> {
  const mapped: R[] = [];
  let until = performance.now() + SLICE_MS;
  for (const item of list) {
    mapped.push(map(item));
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + SLICE_MS;
  }
  return mapped;
}
