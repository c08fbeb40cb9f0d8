/** A text that no database keeps: with NUL in it, or half of a pair of code units. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** What is said of a text that cannot be stored. */
export const UNSTORABLE = 'Remove the invisible characters, which no text may hold.';

/** The path of every text or name in a value that cannot be stored. */
export function unstorableTexts(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    isStorable(name) ? unstorableTexts(held, [...path, name]) : [path],
  );
}
