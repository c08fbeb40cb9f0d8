import { searchKeyOf } from '../search-key';

/** A page of the documentation or a heading of one, as it is searched. */
export interface DocsEntry {
  /** The heading; of a page itself its title. */
  readonly title: string;
  /** The title of the page; of a page itself the group that it stands in. */
  readonly section: string;
  /** Such as `/docs/policies#priority`. */
  readonly href: string;
  /** Every word below the heading once, in lower case, blank between two. */
  readonly words: string;
}

/** A name such as `KEY_NOT_FOUND` or `ext_roles` is a word, and so are its parts. */
const WORD = /[\p{L}\p{N}_]+/gu;

/** The words of a text, each once, as they are searched; of a name with underscores the parts too. */
export function wordsOf(text: string): readonly string[] {
  const whole = searchKeyOf(text).match(WORD) ?? [];
  const parts = whole.filter((word) => word.includes('_')).flatMap((word) => word.split('_'));
  return [...new Set([...whole, ...parts])].filter((word) => word !== '');
}

/**
 * The entries in which every word of the query begins some word, best first: words found in the title
 * count most, then those of the section. An empty query finds nothing.
 */
export function searchDocs(
  entries: readonly DocsEntry[],
  query: string,
  limit: number,
): readonly DocsEntry[] {
  const asked = searchKeyOf(query).match(WORD) ?? [];
  if (asked.length === 0) return [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, asked) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** How well an entry fits; 0: a word of the query is nowhere in it. */
function rankOf(entry: DocsEntry, asked: readonly string[]): number {
  const title = wordsOf(entry.title);
  const section = wordsOf(entry.section);
  const words = entry.words.split(' ');
  const ranks = asked.map((word) => wordRank(word, title, section, words));
  if (ranks.includes(0)) return 0;
  const sum = ranks.reduce((total, rank) => total + rank, 0) / ranks.length;
  // Of two titles that hold the query, the one that says little else is meant.
  return sum + 1 / (1 + title.length);
}

function wordRank(
  asked: string,
  title: readonly string[],
  section: readonly string[],
  words: readonly string[],
): number {
  const begins = (word: string) => word.startsWith(asked);
  if (title.includes(asked)) return 16;
  if (title.some(begins)) return 12;
  if (section.includes(asked)) return 5;
  if (section.some(begins)) return 4;
  if (words.includes(asked)) return 3;
  return words.some(begins) ? 2 : 0;
}
