import { canonicalJson } from '../canonical-json';
import { type AttributeValue, MAPPED_PREFIX } from '../policies/attributes';
import { shortText } from '../tokens/fault';
import type { ClaimMapping } from './claim-mapping';

/** What happened to one attribute between two versions of mappings. */
export interface MappingChange {
  readonly attribute: string;
  /** Null: it was not mapped. */
  readonly before: ClaimMapping | null;
  /** Null: it is mapped no longer. */
  readonly after: ClaimMapping | null;
}

/** Which side's row of an attribute is kept; absent: mine. */
export type MappingChoice = Readonly<Record<string, 'mine' | 'theirs'>>;

/** The attributes whose rows differ, in the order of `after`, then those that are gone. */
export function mappingChanges(
  before: readonly ClaimMapping[],
  after: readonly ClaimMapping[],
): readonly MappingChange[] {
  const [was, is] = [byAttribute(before), byAttribute(after)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((attribute) => ({
      attribute,
      before: was.get(attribute) ?? null,
      after: is.get(attribute) ?? null,
    }))
    .filter((change) => !isSameRow(change.before, change.after));
}

/** A change in a few words, such as `ext_plan required`. */
export function changeWords({ attribute, before, after }: MappingChange): string {
  const name = MAPPED_PREFIX + shortText(attribute);
  if (before === null) return `${name} added`;
  if (after === null) return `${name} removed`;
  const parts = [
    before.jwtPath === after.jwtPath ? [] : [`reads ${shortText(after.jwtPath)}`],
    before.required === after.required ? [] : [after.required ? 'required' : 'not required'],
    isSameDefault(before, after)
      ? []
      : [`default ${defaultWords(before)} → ${defaultWords(after)}`],
  ].flat();
  return `${name} ${parts.join(', ')}`;
}

/** A row in one line, for two versions beside one another. */
export function rowWords(row: ClaimMapping | null): string {
  if (row === null) return 'not mapped';
  const required = row.required ? ', required' : '';
  const standIn = row.defaultValue === undefined ? '' : `, default ${defaultWords(row)}`;
  return `${shortText(row.jwtPath)}${required}${standIn}`;
}

/** For each attribute that differs, the side that changed it; mine where both did. */
export function defaultMappingChoice(
  base: readonly ClaimMapping[],
  mine: readonly ClaimMapping[],
  theirs: readonly ClaimMapping[],
): MappingChoice {
  const changed = new Set(mappingChanges(base, mine).map(({ attribute }) => attribute));
  const sides = mappingChanges(theirs, mine).map(
    ({ attribute }) => [attribute, changed.has(attribute) ? 'mine' : 'theirs'] as const,
  );
  return Object.fromEntries(sides);
}

/** Both versions as one: their order, then what only mine has. */
export function mergeMappings(
  mine: readonly ClaimMapping[],
  theirs: readonly ClaimMapping[],
  choice: MappingChoice,
): readonly ClaimMapping[] {
  const [ours, others] = [byAttribute(mine), byAttribute(theirs)];
  return [...new Set([...others.keys(), ...ours.keys()])].flatMap((attribute) => {
    const side = Object.hasOwn(choice, attribute) ? choice[attribute] : 'mine';
    const row = (side === 'theirs' ? others : ours).get(attribute);
    return row === undefined ? [] : [row];
  });
}

/** A default as JSON writes it; `none` where there is none. */
export function defaultWords({ defaultValue }: { defaultValue?: AttributeValue }): string {
  return defaultValue === undefined ? 'none' : shortText(JSON.stringify(defaultValue));
}

function byAttribute(rows: readonly ClaimMapping[]): ReadonlyMap<string, ClaimMapping> {
  return new Map(rows.map((row) => [row.attribute, row]));
}

function isSameRow(a: ClaimMapping | null, b: ClaimMapping | null): boolean {
  if (a === null || b === null) return a === b;
  return a.jwtPath === b.jwtPath && a.required === b.required && isSameDefault(a, b);
}

function isSameDefault(a: ClaimMapping, b: ClaimMapping): boolean {
  const [one, other] = [a.defaultValue, b.defaultValue];
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
