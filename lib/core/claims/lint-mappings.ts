import { MAPPED_PREFIX } from '../policies/attributes';
import { quoted } from '../tokens/fault';
import { isJsonObject, type JsonObject } from '../tokens/json-value';
import type { ClaimMapping } from './claim-mapping';
import { isAbsent, readClaim } from './claim-path';
import { claimPathsOf } from './claim-paths';
import { nearestClaim } from './nearest-claim';

export type MappingDoubt =
  | 'required_with_default'
  | 'same_path'
  | 'same_but_for_case'
  | 'not_in_token'
  | 'object'
  | 'looks_like_list';

/** Something about a row that is possible and probably not meant. */
export interface MappingFinding {
  /** Which row, from 0. */
  readonly row: number;
  readonly doubt: MappingDoubt;
  /** What it is and what to do, as a sentence or two. */
  readonly message: string;
  /** Paths to read instead; empty: none are known. */
  readonly paths: readonly string[];
}

type Found = Omit<MappingFinding, 'row'>;

/** Paths inside an object that are offered at most. */
const MAX_INSIDE = 6;

/** What is doubtful about rows, by themselves and, where there is one, against the claims of a token. */
export function lintMappings(
  rows: readonly ClaimMapping[],
  claims: JsonObject | null = null,
): readonly MappingFinding[] {
  return rows.flatMap((mapping, row) =>
    [
      requiredWithDefault(mapping),
      samePath(mapping, rows.slice(0, row)),
      sameButForCase(mapping, rows.slice(0, row)),
      claims === null ? null : againstToken(mapping, claims),
    ].flatMap((found) => (found === null ? [] : [{ row, ...found }])),
  );
}

function requiredWithDefault({ required, defaultValue }: ClaimMapping): Found | null {
  if (!required || defaultValue === undefined) return null;
  const message =
    'Required with a default: the default stands in for a missing claim, so only a claim of a wrong type is still denied. Keep one of the two.';
  return { doubt: 'required_with_default', message, paths: [] };
}

function samePath({ jwtPath }: ClaimMapping, before: readonly ClaimMapping[]): Found | null {
  const same = jwtPath === '' ? undefined : before.find((row) => row.jwtPath === jwtPath);
  if (same === undefined) return null;
  const message = `${MAPPED_PREFIX}${same.attribute} reads the same claim. One of the two is enough.`;
  return { doubt: 'same_path', message, paths: [] };
}

function sameButForCase(
  { attribute }: ClaimMapping,
  before: readonly ClaimMapping[],
): Found | null {
  const same = before.find(
    (row) => row.attribute !== attribute && row.attribute.toLowerCase() === attribute.toLowerCase(),
  );
  if (same === undefined) return null;
  const message = `Only upper and lower case set it apart from ${MAPPED_PREFIX}${same.attribute}. Policies tell the two apart; people may not.`;
  return { doubt: 'same_but_for_case', message, paths: [] };
}

function againstToken({ jwtPath }: ClaimMapping, claims: JsonObject): Found | null {
  if (jwtPath === '') return null;
  const value = readClaim(claims, jwtPath);
  if (value === undefined) return notInToken(jwtPath, claims);
  if (isAbsent(value)) return null;
  if (isJsonObject(value)) return objectClaim(jwtPath, claims, value);
  return typeof value === 'string' ? textThatIsList(jwtPath, value) : null;
}

function notInToken(jwtPath: string, claims: JsonObject): Found {
  const nearest = nearestClaim(claims, jwtPath);
  const message =
    nearest === null
      ? `The pasted token has no ${quoted(jwtPath)}.`
      : `The pasted token has no ${quoted(jwtPath)}. It has ${quoted(nearest)}.`;
  return { doubt: 'not_in_token', message, paths: nearest === null ? [] : [nearest] };
}

function objectClaim(jwtPath: string, claims: JsonObject, value: JsonObject): Found {
  const inside = claimPathsOf(claims)
    .filter(({ mappable, steps }) => mappable && isBelow(claims, steps, value))
    .slice(0, MAX_INSIDE)
    .map(({ path }) => path);
  const advice = inside.length === 0 ? 'There is nothing inside to read.' : 'Read what is inside.';
  const message = `${quoted(jwtPath)} is an object, which policies cannot compare. ${advice}`;
  return { doubt: 'object', message, paths: inside };
}

function isBelow(claims: JsonObject, steps: readonly string[], object: JsonObject): boolean {
  let value = claims;
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(value, step) ? value[step] : undefined;
    if (!isJsonObject(next)) return false;
    if (next === object) return true;
    value = next;
  }
  return false;
}

function textThatIsList(jwtPath: string, value: string): Found | null {
  const separator = separatorOf(jwtPath, value);
  if (separator === null) return null;
  const message = `This looks like a list with ${separator} between its values, but it is one text. Have the provider send a list: list_contains does not look into a text.`;
  return { doubt: 'looks_like_list', message, paths: [] };
}

const LIST_NAME =
  /(?:scopes?|scp|roles?|groups?|permissions?|per|fea|features|entitlements|flags)$/i;

/** Spaces divide names of people too, so they count only where the claim is named like a list. */
function separatorOf(path: string, value: string): string | null {
  if (/^[\w:.-]+(?:,\s?[\w:.-]+)+$/.test(value)) return 'commas';
  return LIST_NAME.test(path) && /^[\w:./-]+(?: +[\w:./-]+)+$/.test(value) ? 'spaces' : null;
}
