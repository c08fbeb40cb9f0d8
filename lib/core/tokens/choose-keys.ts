import type { KeyRing, VerificationKey } from '../oidc/key-ring';
import { faultOf, quoted } from './fault';
import type { TokenHeader } from './read-header';
import type { Fault } from './verdict';

/** Keys that are tried for a token without a `kid`, at most. */
export const MAX_CANDIDATES = 5;
const MAX_KID = 255;

/** The keys that may have signed a token, or why there are none. */
export type KeyChoice =
  | { readonly ok: true; readonly candidates: readonly VerificationKey[] }
  | {
      readonly ok: false;
      readonly fault: Fault;
      /** Newer keys could change the answer. */
      readonly refetch: boolean;
    };

/**
 * Chooses by `kid` and algorithm (RFC 7515, 4.1.4). A `kid` selects its key or none; all keys are
 * never tried. Without a `kid`, the first five that fit are.
 */
export function chooseKeys({ kid, algorithm, alg }: TokenHeader, ring: KeyRing): KeyChoice {
  if (algorithm === null) return notFound('No key fits an algorithm that is not supported.', false);
  if (kid === undefined) {
    const fitting = ring.keys.filter(({ algorithms }) => algorithms.includes(algorithm));
    if (fitting.length > 0) return { ok: true, candidates: fitting.slice(0, MAX_CANDIDATES) };
    return notFound(`The token names no key (kid), and no key of the provider fits ${alg}.`, true);
  }
  if (typeof kid !== 'string')
    return notFound('The key ID (kid) in the header is not a text.', false);
  if (kid === '' || kid.length > MAX_KID) {
    return notFound(
      `The key ID (kid) has ${kid.length} characters; it has 1 to ${MAX_KID}.`,
      false,
    );
  }
  const named = keysByKid(ring).get(kid) ?? [];
  const [key] = named;
  if (key === undefined) return withoutKey(kid, ring);
  if (named.length > 1) return rejected(kid, 'Its key ID (kid) occurs twice.');
  if (key.algorithms.includes(algorithm)) return { ok: true, candidates: named };
  return rejected(kid, `It verifies ${key.algorithms.join(', ')}, not ${alg}.`);
}

const byKid = new WeakMap<KeyRing, ReadonlyMap<string, readonly VerificationKey[]>>();

/** The keys of a ring by their `kid`, put in order once: nearly every token names one. */
function keysByKid(ring: KeyRing): ReadonlyMap<string, readonly VerificationKey[]> {
  const known = byKid.get(ring);
  if (known !== undefined) return known;
  const made = new Map<string, readonly VerificationKey[]>();
  for (const key of ring.keys) {
    if (key.kid !== null) made.set(key.kid, [...(made.get(key.kid) ?? []), key]);
  }
  byKid.set(ring, made);
  return made;
}

function withoutKey(kid: string, ring: KeyRing): KeyChoice {
  const unusable = ring.unusable.find((key) => key.kid === kid);
  if (unusable !== undefined) return rejected(kid, unusable.reason);
  const [expected = null, ...alsoExpected] = ring.keys.flatMap((key) => key.kid ?? []);
  const message = `The provider has no key with the key ID (kid) ${quoted(kid)}.`;
  const fault = faultOf('KEY_NOT_FOUND', message, { expected, actual: kid, alsoExpected });
  return { ok: false, fault, refetch: true };
}

function notFound(message: string, refetch: boolean): KeyChoice {
  return { ok: false, fault: faultOf('KEY_NOT_FOUND', message), refetch };
}

function rejected(kid: string, reason: string): KeyChoice {
  return { ok: false, fault: keyRejected(kid, reason), refetch: false };
}

/** The fault of a key that the provider has and that must not be used. */
export function keyRejected(kid: string | null, reason: string): Fault {
  const which = kid === null ? 'The key that fits' : `The key ${quoted(kid)}`;
  return faultOf('KEY_REJECTED', `${which} must not be used. ${reason}`, { actual: kid });
}
