import { algorithmRule } from './judge-algorithm';
import { audienceRule, authorizedPartyRule } from './judge-audience';
import type { JudgeCase, Rule } from './judge-case';
import { requiredClaimsRule, subjectRule, tokenKindRule } from './judge-claims';
import { issuerRule } from './judge-issuer';
import { expiryRule, issuedRule } from './judge-times';
import type { CheckName, Fault } from './verdict';

/** The header asks for nothing that is not understood (RFC 7515, 4.1.11; RFC 7797, 7). */
export const headerRule: Rule = {
  check: 'header',
  fault: ({ header }) => header.fault,
  found: ({ header }) => (header.kid === undefined ? 'it names no key' : 'nothing unusual'),
};

/** Made before there are keys, in order. */
export const RULES_BEFORE_KEYS: readonly Rule[] = [headerRule, algorithmRule, issuerRule];

/** Made after the signature, in order; none of them depends on it. */
export const RULES_OF_CLAIMS: readonly Rule[] = [
  expiryRule,
  issuedRule,
  audienceRule,
  authorizedPartyRule,
  subjectRule,
  tokenKindRule,
  requiredClaimsRule,
];

/** A check that failed. */
export interface Failed {
  readonly check: CheckName;
  readonly fault: Fault;
}

/** The first of some checks that fails; null when none does. */
export function firstFailed(rules: readonly Rule[], judged: JudgeCase): Failed | null {
  for (const { check, fault } of rules) {
    const found = fault(judged);
    if (found !== null) return { check, fault: found };
  }
  return null;
}
