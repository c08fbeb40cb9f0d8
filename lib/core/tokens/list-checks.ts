import type { VerificationKey } from '../oidc/key-ring';
import { quoted } from './fault';
import { algorithmRule } from './judge-algorithm';
import type { JudgeCase, Rule } from './judge-case';
import { issuerRule } from './judge-issuer';
import { headerRule, RULES_OF_CLAIMS } from './judge-rules';
import { showSize } from './show-size';
import { CHECKS, type Check, type CheckName, type Fault } from './verdict';

/** How far key and signature came. */
export type Proof =
  | { readonly kind: 'not_reached' }
  | {
      readonly kind: 'failed';
      readonly check: 'key' | 'signature';
      readonly fault: Fault;
      readonly refetch: boolean;
    }
  | { readonly kind: 'verified'; readonly key: VerificationKey };

export const NOT_REACHED: Proof = { kind: 'not_reached' };

/** Every check of a token in order; those that depend on one that failed are not reached. */
export function listChecks(judged: JudgeCase, proof: Proof): readonly Check[] {
  const header = made(headerRule, judged);
  return [
    { check: 'structure', outcome: 'passed', found: showSize(judged.decoded.token.length) },
    header,
    header.outcome === 'passed' ? made(algorithmRule, judged) : notReached('algorithm'),
    made(issuerRule, judged),
    ...proofChecks(judged, proof),
    ...RULES_OF_CLAIMS.map((rule) => made(rule, judged)),
  ];
}

/** The list of checks where one failed and none behind it can be made. */
export function checksUpTo(failed: CheckName, fault: Fault): readonly Check[] {
  const at = CHECKS.indexOf(failed);
  return CHECKS.map((check, index) => {
    if (index < at) return { check, outcome: 'passed', found: '' };
    return index === at ? { check, outcome: 'failed', fault } : notReached(check);
  });
}

function made({ check, fault, found }: Rule, judged: JudgeCase): Check {
  const failed = fault(judged);
  return failed === null
    ? { check, outcome: 'passed', found: found(judged) }
    : { check, outcome: 'failed', fault: failed };
}

function notReached(check: CheckName): Check {
  return { check, outcome: 'not_reached' };
}

function proofChecks({ header }: JudgeCase, proof: Proof): readonly Check[] {
  if (proof.kind === 'not_reached') return [notReached('key'), notReached('signature')];
  if (proof.kind === 'failed' && proof.check === 'key') {
    return [{ check: 'key', outcome: 'failed', fault: proof.fault }, notReached('signature')];
  }
  const kid = proof.kind === 'verified' ? proof.key.kid : header.kid;
  const found = typeof kid === 'string' ? quoted(kid) : 'chosen by its algorithm';
  const key: Check = { check: 'key', outcome: 'passed', found };
  return proof.kind === 'verified'
    ? [key, { check: 'signature', outcome: 'passed', found: 'verified' }]
    : [key, { check: 'signature', outcome: 'failed', fault: proof.fault }];
}
