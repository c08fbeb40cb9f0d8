/** Items of two lists paired: those that belong together, those that are gone and those that are new. */
export interface MatchedItems<T> {
  readonly pairs: readonly { readonly before: T; readonly after: T }[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs items whose keys are equal, each at most once, in their order. Keys are tried one after another,
 * the strictest first, so that a weaker one only pairs what the stricter ones left.
 */
export function matchItems<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((item: T) => string)[],
): MatchedItems<T> {
  const start: MatchedItems<T> = { pairs: [], removed: before, added: after };
  return keys.reduce((matched, keyOf) => pairRest(matched, keyOf), start);
}

function pairRest<T>(matched: MatchedItems<T>, keyOf: (item: T) => string): MatchedItems<T> {
  const waiting = byKey(matched.removed, keyOf);
  const taken = new Set<T>();
  const pairs = [...matched.pairs];
  const added = matched.added.filter((item) => {
    const partner = waiting.get(keyOf(item))?.shift();
    if (partner === undefined) return true;
    taken.add(partner);
    pairs.push({ before: partner, after: item });
    return false;
  });
  return { pairs, removed: matched.removed.filter((item) => !taken.has(item)), added };
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const same = found.get(keyOf(item));
    if (same === undefined) found.set(keyOf(item), [item]);
    else same.push(item);
  }
  return found;
}
