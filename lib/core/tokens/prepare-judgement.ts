import type { KeyRing, VerificationKey } from '../oidc/key-ring';
import type { Algorithm } from '../providers/draft';
import { chooseKeys, keyRejected } from './choose-keys';
import { faultOf } from './fault';
import { caseOf, type JudgeCase, type JudgeOptions } from './judge-case';
import { firstFailed, RULES_BEFORE_KEYS } from './judge-rules';
import { NOT_REACHED, type Proof } from './list-checks';
import type { OpenedToken } from './open-token';
import { refused, refusedWithoutProvider, settleBriefly, settleExplained } from './settle-verdict';
import type { TrustedProvider } from './trusted-provider';
import type { TokenVerdict } from './verdict';

/** A token of which only the signature is left to be verified, by whatever the platform has. */
export interface Judgement {
  readonly verdict: null;
  /** ASCII: the first two parts with the dot between them (RFC 7515, 5.1). */
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly algorithm: Algorithm;
  /** One to five keys, to be tried in order. */
  readonly candidates: readonly VerificationKey[];
  /** The verdict, once it is known which key verified the signature; null: none did. */
  readonly conclude: (verifiedBy: VerificationKey | null) => TokenVerdict;
  /** The verdict when the platform cannot read a candidate; the reason is a sentence. */
  readonly reject: (candidate: VerificationKey, reason: string) => TokenVerdict;
}

/** A verdict for which no signature is needed. */
export interface Settled {
  readonly verdict: TokenVerdict;
}

/**
 * Makes every check of a token that needs no cryptography, in order. What is left is a signature to
 * verify, and then `conclude`. With `explain`, checks behind a failed one are made as well.
 */
export function prepareJudgement(
  opened: OpenedToken,
  provider: TrustedProvider,
  ring: KeyRing,
  options: JudgeOptions,
): Judgement | Settled {
  if (!opened.ok)
    return { verdict: refusedWithoutProvider('structure', opened.fault, options.explain) };
  const judged = caseOf(opened, provider, ring, options);
  const explain = options.explain === true;
  const early = firstFailed(RULES_BEFORE_KEYS, judged);
  if (early !== null && !explain) return { verdict: refused(judged, early, false, null) };
  const settle = explain ? settleExplained : settleBriefly;
  // An issuer that differs by a slash is still worth a look at its signature; an unknown header is not.
  if (early !== null && early.check !== 'issuer') return { verdict: settle(judged, NOT_REACHED) };
  const choice = chooseKeys(judged.header, ring);
  if (!choice.ok) {
    const { fault, refetch } = choice;
    return { verdict: settle(judged, { kind: 'failed', check: 'key', fault, refetch }) };
  }
  return judgement(judged, choice.candidates, settle);
}

function judgement(
  judged: JudgeCase,
  candidates: readonly VerificationKey[],
  settle: (judged: JudgeCase, proof: Proof) => TokenVerdict,
): Judgement | Settled {
  const { decoded, header } = judged;
  if (header.algorithm === null) return { verdict: settle(judged, NOT_REACHED) };
  return {
    verdict: null,
    signingInput: decoded.token.slice(0, decoded.parts.payload.end),
    signature: decoded.signature,
    algorithm: header.algorithm,
    candidates,
    conclude: (key) => settle(judged, key === null ? BROKEN : { kind: 'verified', key }),
    reject: ({ kid }, reason) =>
      settle(judged, {
        kind: 'failed',
        check: 'key',
        fault: keyRejected(kid, reason),
        refetch: false,
      }),
  };
}

const BROKEN: Proof = {
  kind: 'failed',
  check: 'signature',
  fault: faultOf(
    'INVALID_SIGNATURE',
    'The signature does not belong to this content: it was changed, cut, or made by someone else.',
  ),
  refetch: false,
};
