import type { ReportChange, ReportKey } from './report';

const SHOWN = 5;

/** Keys that came, went, or are another under the same `kid`; nothing when one list is not known. */
export function compareKeys(
  before: readonly ReportKey[] | null,
  after: readonly ReportKey[] | null,
): readonly ReportChange[] {
  if (before === null || after === null) return [];
  const was = byName(before, after);
  const is = byName(after, before);
  const replaced = [...is].filter(([name, key]) => differs(was.get(name), key));
  const added = [...is].filter(([name]) => !was.has(name));
  const removed = [...was].filter(([name]) => !is.has(name));
  return [
    ...replaced.slice(0, SHOWN).map(([, key]) => replacement(was, key)),
    ...listed('key_added', 'added', added),
    ...listed('key_removed', 'removed', removed),
  ];
}

type Named = readonly [string, ReportKey];

/** A key is known by its `kid`; one without by its thumbprint where both lists have them. */
function byName(
  keys: readonly ReportKey[],
  others: readonly ReportKey[],
): ReadonlyMap<string, ReportKey> {
  const both = [...keys, ...others].every(({ thumbprint }) => thumbprint !== undefined);
  const named = new Map<string, ReportKey>();
  for (const key of keys) {
    const own = (both ? key.thumbprint : null) ?? `${key.kty} ${key.size} ${key.alg ?? ''}`;
    const name = key.kid === null ? `without ${own}` : `kid ${key.kid}`;
    // Of several with one name each is counted, so that one of two that goes is seen.
    let unique = name;
    for (let count = 2; named.has(unique); count += 1) unique = `${name} (${count})`;
    named.set(unique, key);
  }
  return named;
}

function differs(was: ReportKey | undefined, is: ReportKey): boolean {
  if (was === undefined) return false;
  if (was.thumbprint != null && is.thumbprint != null) return was.thumbprint !== is.thumbprint;
  return was.kty !== is.kty || (was.size !== is.size && was.size !== '' && is.size !== '');
}

function replacement(was: ReadonlyMap<string, ReportKey>, key: ReportKey): ReportChange {
  const before = was.get(`kid ${key.kid ?? ''}`);
  const kinds = before === undefined ? '' : ` (${kindOf(before)} before, ${kindOf(key)} now)`;
  const sentence = `The key ID ${labelOf(key)} now names another key${kinds}. Rotation gives a new key a new ID; ask the provider why this one did not.`;
  return { kind: 'key_replaced', sentence };
}

function listed(
  kind: 'key_added' | 'key_removed',
  verb: string,
  named: readonly Named[],
): readonly ReportChange[] {
  if (named.length === 0) return [];
  const shown = named.slice(0, SHOWN).map(([, key]) => `${labelOf(key)} (${kindOf(key)})`);
  const more = named.length > SHOWN ? ` and ${named.length - SHOWN} more` : '';
  const many = named.length === 1 ? 'A key was' : `${named.length} keys were`;
  return [{ kind, sentence: `${many} ${verb}: ${shown.join(', ')}${more}.` }];
}

function labelOf({ kid }: ReportKey): string {
  return kid ?? 'without kid';
}

function kindOf({ kty, size, alg }: ReportKey): string {
  return [kty, size, alg].filter((text) => text !== null && text !== '').join(', ');
}
