import type { Algorithm } from '../providers/draft';
import type { JsonWebKeyValue } from '../providers/settings';
import type { JudgedKey } from './judge-jwks';

/** A key that may verify signatures: public members only. */
export interface VerificationKey {
  readonly kid: string | null;
  readonly algorithms: readonly Algorithm[];
  readonly jwk: JsonWebKeyValue;
}

/** A published key that verifies nothing, and why. */
export interface UnusableKey {
  readonly kid: string;
  readonly reason: string;
}

/** The keys of a provider as judging wants them: plain data, so that a browser can be given it. */
export interface KeyRing {
  readonly keys: readonly VerificationKey[];
  readonly unusable: readonly UnusableKey[];
}

/** The keys of a judged set that verify, and those with a `kid` that do not. */
export function keyRingOf(judged: readonly JudgedKey[]): KeyRing {
  const keys: VerificationKey[] = [];
  const unusable: UnusableKey[] = [];
  for (const { jwk, verdict, shown } of judged) {
    const { kid } = shown;
    if (verdict.outcome === 'usable' && jwk !== null) {
      keys.push({ kid, algorithms: verdict.algorithms, jwk });
    } else if (kid !== null) unusable.push({ kid, reason: shown.reason ?? '' });
  }
  return { keys, unusable };
}
