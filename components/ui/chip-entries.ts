/** The entries that a text holds, by commas or lines; trimmed, without repeats. */
export function entriesIn(text: string): readonly string[] {
  const typed = text.split(/[\n,]/).map((entry) => entry.trim());
  return [...new Set(typed.filter((entry) => entry !== ''))];
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
