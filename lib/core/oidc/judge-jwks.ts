import type { ReportKey } from '../connections/report';
import type { Algorithm } from '../providers/draft';
import type { JsonWebKeyValue } from '../providers/settings';
import { isListOfStrings, judgeKey, type KeyVerdict } from './judge-key';

export const MAX_KEYS = 100;

/** A key, its verdict, and what a report shows of it. */
export interface JudgedKey {
  /** Public members only; null when the key is not usable. */
  readonly jwk: JsonWebKeyValue | null;
  readonly verdict: KeyVerdict;
  readonly shown: ReportKey;
}

export type JudgedKeySet =
  | { readonly ok: true; readonly keys: readonly JudgedKey[] }
  | { readonly ok: false; readonly code: 'JWKS_INVALID' | 'KEYS_EMPTY'; readonly message: string };

/** Judges a JWK Set document (RFC 7517, 5): each of its keys usable, or the reason why not. */
export function judgeKeySet(document: unknown): JudgedKeySet {
  if (!isObject(document)) return invalid('The answer is not a JSON object.');
  const keys = Object.hasOwn(document, 'keys') ? document.keys : undefined;
  if (!Array.isArray(keys)) return invalid('The answer has no list “keys”.');
  return judgeKeys(keys);
}

/** Judges a list of keys, fetched or pasted, as `judgeKeySet` does. */
export function judgeKeys(keys: readonly unknown[]): JudgedKeySet {
  if (keys.length === 0) return { ok: false, code: 'KEYS_EMPTY', message: 'The key set is empty.' };
  if (keys.length > MAX_KEYS) {
    return invalid(`The set has ${keys.length} keys; at most ${MAX_KEYS} are read.`);
  }
  const verdicts = keys.map((key) => (isObject(key) ? judgeKey(key) : notAKey()));
  const repeated = repeatedKids(keys, verdicts);
  return {
    ok: true,
    keys: keys.map((key, index) => judged(key, verdicts[index] ?? notAKey(), repeated)),
  };
}

/** The algorithms that the usable keys of a set can verify, in the order of the keys. */
export function algorithmsOf(keys: readonly JudgedKey[]): readonly Algorithm[] {
  return [
    ...new Set(
      keys.flatMap(({ verdict }) => (verdict.outcome === 'usable' ? verdict.algorithms : [])),
    ),
  ];
}

function invalid(message: string): JudgedKeySet {
  return { ok: false, code: 'JWKS_INVALID', message };
}

function notAKey(): KeyVerdict {
  return { outcome: 'refused', reason: 'It is not a JSON object.', size: '', leaked: false };
}

function judged(key: unknown, own: KeyVerdict, repeated: ReadonlySet<string>): JudgedKey {
  const members = isObject(key) ? key : {};
  const isRepeated = typeof members.kid === 'string' && repeated.has(members.kid);
  const verdict: KeyVerdict =
    isRepeated && own.outcome === 'usable'
      ? {
          outcome: 'refused',
          reason: 'Its key ID (kid) occurs twice.',
          size: own.size,
          leaked: false,
        }
      : own;
  const jwk = verdict.outcome === 'usable' ? publicMembers(members) : null;
  return { jwk, verdict, shown: shownKey(members, verdict) };
}

/** A `kid` that two signature keys share selects neither (threat 85). */
function repeatedKids(
  keys: readonly unknown[],
  verdicts: readonly KeyVerdict[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  keys.forEach((key, index) => {
    if (!isObject(key) || typeof key.kid !== 'string' || verdicts[index]?.outcome === 'skipped')
      return;
    if (seen.has(key.kid)) repeated.add(key.kid);
    seen.add(key.kid);
  });
  return repeated;
}

const PUBLIC_MEMBERS = ['kty', 'kid', 'alg', 'use', 'key_ops', 'n', 'e', 'crv', 'x', 'y'];

/**
 * The members of a key that anybody may know (RFC 7518, 6; RFC 8037, 2), judged as the whole key is. What
 * is neither a text nor a list of operations has no meaning and may hide a private key: it becomes null,
 * which is as wrong.
 */
export function publicMembers(key: JsonWebKeyValue): JsonWebKeyValue {
  const present = PUBLIC_MEMBERS.filter((name) => Object.hasOwn(key, name));
  return Object.fromEntries(present.map((name) => [name, plainMember(name, key[name])]));
}

function plainMember(name: string, value: unknown): unknown {
  if (typeof value === 'string') return value;
  return name === 'key_ops' && isListOfStrings(value) ? value : null;
}

function shownKey(key: JsonWebKeyValue, verdict: KeyVerdict): ReportKey {
  return {
    kid: shortText(key.kid),
    kty: shortText(key.kty) ?? 'unknown',
    alg: shortText(key.alg),
    size: verdict.size,
    use: shortText(key.use),
    usable: verdict.outcome === 'usable',
    reason: verdict.outcome === 'usable' ? null : verdict.reason,
  };
}

function shortText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.length <= 255 ? value : `${value.slice(0, 64)}…`;
}

function isObject(value: unknown): value is JsonWebKeyValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
