import type { JsonWebKeyValue } from '../providers/settings';
import { type JudgedKey, publicMembers } from './judge-jwks';

/** A key set as it may be kept: public members only, each a text or a list of texts. */
export interface StorableKeySet {
  readonly keys: readonly JsonWebKeyValue[];
}

/**
 * What may be kept of a published key set: of a key whose private part is in it only `kty` and `kid`, so
 * that it stays refused; what is no key at all is left out.
 */
export function storableKeySet(
  published: readonly unknown[],
  judged: readonly JudgedKey[],
): StorableKeySet {
  const keys = published.flatMap((key, index) => {
    if (typeof key !== 'object' || key === null || Array.isArray(key)) return [];
    const verdict = judged[index]?.verdict;
    const leaked = verdict?.outcome === 'refused' && verdict.leaked;
    return [plainMembers(leaked ? onlyNames({ ...key }) : publicMembers({ ...key }))];
  });
  return { keys };
}

function onlyNames({ kty, kid }: JsonWebKeyValue): JsonWebKeyValue {
  return { ...(kty !== undefined && { kty }), ...(kid !== undefined && { kid }) };
}

/** Anything else in a member has no meaning, and may be a private key in disguise. */
function plainMembers(key: JsonWebKeyValue): JsonWebKeyValue {
  return Object.fromEntries(Object.entries(key).filter(([, value]) => isPlain(value)));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
