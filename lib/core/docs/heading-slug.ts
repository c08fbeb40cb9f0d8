/** The anchor that GitHub gives to a heading, but for the number of a heading that comes again. */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Gives the headings of one page their anchors in turn: `x`, and `x-1` where it was given before. */
export function createSlugger(): (text: string) => string {
  const given = new Set<string>();
  return (text) => {
    const slug = headingSlug(text);
    let unique = slug;
    for (let count = 1; given.has(unique); count += 1) unique = `${slug}-${count}`;
    given.add(unique);
    return unique;
  };
}
