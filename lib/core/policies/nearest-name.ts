import { editDistance } from '../edit-distance';

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
