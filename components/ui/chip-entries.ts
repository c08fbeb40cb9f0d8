/** One entry: between quotation marks, or up to the next comma or line. */
const ENTRY = /[^\S\n]*"((?:[^"\n]|"")*)"[^\S\n]*(?=[\n,]|$)|[^\n,]+/g;

/** How a text is taken apart. */
export interface EntryReading {
  /** `"a, b"` is one entry with a comma in it; default: every comma parts two. */
  readonly quoted?: boolean;
}

/** The entries that a text holds, by commas or lines; trimmed, without repeats. */
export function entriesIn(text: string, { quoted = false }: EntryReading = {}): readonly string[] {
  const typed = quoted ? [...text.matchAll(ENTRY)].map(unquoted) : text.split(/[\n,]/);
  return [...new Set(typed.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/** Marks that hold no comma together are part of the entry. */
function unquoted([whole, inner]: RegExpMatchArray): string {
  return inner?.includes(',') === true ? inner.replaceAll('""', '"') : whole;
}

/** An entry at the end that began with a quotation mark and is not closed. */
const OPEN_ENTRY = /(?<=^|[\n,])[^\S\n]*"(?:[^"\n]|"")*$/;

/** Whether a comma that follows belongs to an entry that began with a quotation mark. */
export function isQuoteOpen(text: string): boolean {
  return OPEN_ENTRY.test(text);
}

/** A text in two: what can be read, and an entry at its end whose quotation mark is open; else empty. */
export function splitAtOpenQuote(text: string): readonly [readable: string, open: string] {
  const at = text.search(OPEN_ENTRY);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at).trimStart()];
}

/** The entries with further ones behind them, each once. */
export function withEntries(
  entries: readonly string[],
  added: readonly string[],
): readonly string[] {
  return [...new Set([...entries, ...added])];
}

/** The entries without one of them. */
export function withoutEntry(entries: readonly string[], gone: string): readonly string[] {
  return entries.filter((entry) => entry !== gone);
}
