import { searchKeyOf } from './search-key';

const WORD = /[\p{L}\p{N}]+/gu;

/** The words that a query asks for, as they are compared; a query of blanks has none. */
export function queryWords(query: string): readonly string[] {
  return searchKeyOf(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * How well a title answers a query, 0 to 100; 0: a word of the query is nowhere. In letters of any case,
 * words in any order: the title itself, then its beginning, then words that begin so, then any part of it;
 * last what holds the rest only in `others`, such as an issuer. An empty query is answered by everything.
 */
export function searchRank(query: string, title: string, others: readonly string[] = []): number {
  const asked = queryWords(query);
  if (asked.length === 0) return 1;
  const key = searchKeyOf(title);
  const whole = asked.join(' ');
  if (key === whole) return 100;
  if (key.startsWith(whole)) return 90 + nearness(whole, key);
  const words = key.match(WORD) ?? [];
  if (asked.every((word) => words.some((each) => each.startsWith(word)))) {
    return 60 + nearness(whole, key);
  }
  if (asked.every((word) => key.includes(word))) return 40 + nearness(whole, key);
  const all = [key, ...others.map(searchKeyOf)];
  return asked.every((word) => all.some((text) => text.includes(word))) ? 20 : 0;
}

/** Of two titles that hold the query, the one that says little else is meant; below 10. */
function nearness(query: string, title: string): number {
  return 9 * Math.min(1, query.length / title.length);
}

/** What answers a query, best first, as it came where two answer alike; at most `limit`. */
export function bestMatches<T>(
  entries: readonly T[],
  rankOf: (entry: T) => number,
  limit: number,
): readonly T[] {
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
