/** The entries with those that the text holds (by commas or lines) added; trimmed, no repeats. */
export function withEntries(entries: readonly string[], text: string): readonly string[] {
  const typed = text.split(/[\n,]/).map((entry) => entry.trim());
  const added = typed.filter((entry) => entry !== '' && !entries.includes(entry));
  return [...entries, ...new Set(added)];
}

/** The entries without one of them. */
export function withoutEntry(entries: readonly string[], gone: string): readonly string[] {
  return entries.filter((entry) => entry !== gone);
}
