import type { JsonObject } from '../tokens/json-value';
import type { Decision } from './decision';
import { type Explained, type ExplainedCase, explainFor } from './explain-for';

/** One thing that somebody may do or not. */
export interface AuthorizationCheck {
  readonly resource: string;
  readonly action: string;
  readonly context: JsonObject;
}

/** A request on its way through: one token, and what is asked about its holder. */
export interface DecisionCase extends ExplainedCase {
  readonly checks: readonly AuthorizationCheck[];
  readonly explain: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What was decided about one check. */
export interface DecidedCheck {
  readonly decision: Decision;
  /** The claim that a required mapping did not find, by its path; null: none is missing. */
  readonly missingClaim: string | null;
  /** Null: not asked for. */
  readonly explained: Explained | null;
}

/** A required mapping found nothing, or nobody knows what is required. */
const MISSING_CLAIM: Decision = Object.freeze({
  allowed: false,
  reason: 'MISSING_CLAIM',
  policy: null,
  ruleId: null,
  priority: null,
});

/** Decides one check of a request. */
export function decideCheck(one: DecisionCase, check: AuthorizationCheck): DecidedCheck {
  const { snapshot, subject, now } = one;
  const { resource, action, context } = check;
  const request = { attributes: subject.attributes, resource, action, context, now };
  const isMissing = subject.missing !== null || subject.mappings === null;
  const decision = isMissing ? MISSING_CLAIM : snapshot.engine.decide(request);
  const missingClaim = subject.missing?.jwtPath ?? null;
  const explained = one.explain ? explainFor(one, request, decision) : null;
  return { decision, missingClaim, explained };
}
