import type { Environment } from '../providers/draft';
import { allTrue } from './compile-node';
import type { RankedRule } from './compile-policy';
import type { Decision, DecisionRequest, ExplainedDecision } from './decision';
import { explainDecision } from './explain-decision';
import { indexPermissions, type PriorityLevel } from './index-permissions';
import type { ActivePolicy } from './policy';

/** Policies ready to decide. Neither call changes anything, and both follow the same rules. */
export interface DecisionEngine {
  readonly decide: (request: DecisionRequest) => Decision;
  /** The same decision, with every permission and rule that was considered. */
  readonly explain: (request: DecisionRequest) => ExplainedDecision;
}

const NO_POLICY: Decision = Object.freeze({
  allowed: false,
  reason: 'NO_POLICY',
  policy: null,
  ruleId: null,
  priority: null,
});
const NO_LEVELS: readonly PriorityLevel[] = [];

/**
 * Compiles policies for one environment, once for many requests. Without an environment the permissions
 * of every environment count. The order of policies, permissions and rules makes no difference: where
 * several rules of one priority and effect match, the first by policy id and rule_id is named.
 */
export function compilePolicies(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): DecisionEngine {
  const resources = indexPermissions(policies, environment);
  const levelsOf = ({ resource, action }: DecisionRequest) =>
    resources.get(resource)?.levelsFor(action) ?? NO_LEVELS;
  const decide = (request: DecisionRequest) => decideBy(levelsOf(request), request);
  const explain = (request: DecisionRequest) =>
    explainDecision(decide(request), levelsOf(request), request);
  return { decide, explain };
}

function decideBy(levels: readonly PriorityLevel[], request: DecisionRequest): Decision {
  for (const { denies, allows } of levels) {
    const decision = firstMatch(denies, request) ?? firstMatch(allows, request);
    if (decision !== null) return decision;
  }
  return levels[0]?.fallback ?? NO_POLICY;
}

function firstMatch(rules: readonly RankedRule[], request: DecisionRequest): Decision | null {
  for (const { compiled, decision } of rules) {
    if (allTrue(compiled.conditions, request)) return decision;
  }
  return null;
}
