import type { KeyRing, VerificationKey } from '../oidc/key-ring';
import type { Algorithm } from '../providers/draft';
import { chooseKeys, keyRejected } from './choose-keys';
import { faultOf } from './fault';
import type { JudgeCase, JudgeOptions } from './judge-case';
import { firstFailed, RULES_BEFORE_KEYS } from './judge-rules';
import type { Proof } from './list-checks';
import type { OpenedToken } from './open-token';
import { refused, refusedWithoutProvider, settleBriefly, settleExplained } from './settle-verdict';
import type { TrustedProvider } from './trusted-provider';
import type { Refused, TokenVerdict } from './verdict';

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

const NOT_REACHED: Proof = { kind: 'not_reached' };

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

/**
 * The refusal of a token that is settled before any key is looked at, so that no key set need be
 * fetched; null: keys are needed. With `explain` null too, unless a signature cannot be reached.
 */
export function judgeBeforeKeys(
  opened: OpenedToken,
  provider: TrustedProvider,
  options: JudgeOptions,
): Refused | null {
  if (!opened.ok) return refusedWithoutProvider('structure', opened.fault, options.explain);
  const judged = caseOf(opened, provider, NO_KEYS, options);
  const early = firstFailed(RULES_BEFORE_KEYS, judged);
  if (early === null) return null;
  if (options.explain !== true) return refused(judged, early, false, null);
  if (early.check === 'issuer') return null;
  const verdict = settleExplained(judged, NOT_REACHED);
  return verdict.valid ? null : verdict;
}

/** The refusal of a token whose provider's keys cannot be had (`JWKS_FETCH_FAILED`). */
export function refusedForKeys(
  opened: OpenedToken,
  provider: TrustedProvider,
  message: string,
  options: JudgeOptions,
): Refused {
  if (!opened.ok) return refusedWithoutProvider('structure', opened.fault, options.explain);
  const judged = caseOf(opened, provider, NO_KEYS, options);
  const fault = faultOf('JWKS_FETCH_FAILED', message);
  const proof: Proof = { kind: 'failed', check: 'key', fault, refetch: false };
  const failed = { check: 'key', fault } as const;
  if (options.explain !== true) return refused(judged, failed, false, null);
  const { checks } = settleExplained(judged, proof);
  return refused(judged, failed, false, checks);
}

const NO_KEYS: KeyRing = { keys: [], unusable: [] };

function caseOf(
  { decoded, header }: Extract<OpenedToken, { ok: true }>,
  provider: TrustedProvider,
  ring: KeyRing,
  { now, trust }: JudgeOptions,
): JudgeCase {
  const claims = decoded.payload.value;
  return { decoded, header, claims, provider, ring, now: now / 1000, trust: trust ?? null };
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
