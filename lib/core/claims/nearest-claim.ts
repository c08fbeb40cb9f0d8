import { editDistance } from '../edit-distance';
import type { JsonObject } from '../tokens/json-value';
import { lastName } from './attribute-for';
import { claimPathsOf } from './claim-paths';

/** Claims that say the same thing in versions 1 and 2 of Clerk’s session tokens. */
const TWINS: readonly (readonly [string, string])[] = [
  ['org_id', 'o.id'],
  ['org_role', 'o.rol'],
  ['org_slug', 'o.slg'],
  ['org_permissions', 'o.per'],
];

/** Longest name that is compared letter by letter. */
const MAX_COMPARED = 64;

/** The path of a token that is most like one that it does not have; null: none is like it. */
export function nearestClaim(claims: JsonObject, path: string): string | null {
  const paths = claimPathsOf(claims)
    .filter(({ mappable }) => mappable)
    .map((each) => each.path);
  const twins = TWINS.flatMap(([a, b]) => (a === path ? [b] : b === path ? [a] : []));
  const last = lastName(path);
  return (
    paths.find((each) => twins.includes(each)) ??
    paths.find((each) => loose(each) === loose(path)) ??
    paths.find((each) => loose(lastName(each)) === loose(last)) ??
    closest(paths, path)
  );
}

function loose(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function closest(paths: readonly string[], path: string): string | null {
  const allowed = Math.floor(path.length / 4);
  let best: string | null = null;
  let least = allowed + 1;
  for (const each of paths) {
    if (Math.abs(each.length - path.length) > allowed || each.length > MAX_COMPARED) continue;
    const distance = editDistance(loose(each), loose(path));
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}
