/** Longest name that is compared letter by letter. */
const MAX_COMPARED = 64;

/** The one of several names that a wrong one was probably meant to be; null: none is near. */
export function nearestName(wrong: string, names: readonly string[]): string | null {
  if (wrong.length > MAX_COMPARED) return null;
  const allowed = Math.max(1, Math.floor(wrong.length / 3));
  let nearest: string | null = null;
  let least = allowed + 1;
  for (const name of names) {
    const distance = editDistance(bare(wrong), bare(name));
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** Letter case and what stands between words make no difference. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Letters to insert, remove or replace (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
