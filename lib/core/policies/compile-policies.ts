import type { Environment } from '../providers/draft';
import { AttachedPolicies, type AttachedTo } from './attached-policies';
import type { Decision, DecisionRequest, ExplainedDecision } from './decision';
import type { DecisionPlan } from './decision-plan';
import { explainDecision } from './explain-decision';
import { indexPermissions } from './index-permissions';
import type { ActivePolicy } from './policy';
import { type TraceBudget, traceBudget } from './trace-budget';

/**
 * Policies ready to decide. Neither call changes a policy or the request, and both follow the same rules. One
 * decision evaluates each condition of each policy that is attached to what is asked once at most: 500 for
 * each policy. A condition reads each character of a text a few times at most, however long what it looks for is.
 */
export interface DecisionEngine {
  readonly decide: (request: DecisionRequest) => Decision;
  /** The same decision, with what was considered, as far as the budget goes; default: one for this call alone. */
  readonly explain: (request: DecisionRequest, budget?: TraceBudget) => ExplainedDecision;
}

const NO_POLICY: Decision = Object.freeze({
  allowed: false,
  reason: 'NO_POLICY',
  policy: null,
  ruleId: null,
  priority: null,
});

/**
 * Compiles policies for one environment, once for many requests. Without an environment the permissions
 * of every environment count. The order of policies, permissions and rules makes no difference: where
 * several rules of one priority and effect match, the first by policy id and rule_id is named.
 */
export function compilePolicies(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): DecisionEngine {
  const attached = new AttachedPolicies();
  for (const policy of policies) attached.attach(policy);
  return compileAttached(attached.to, environment);
}

/** The same of policies that are in order by resource already, each with its first question at the latest. */
export function compileAttached(
  attachedTo: AttachedTo,
  environment: Environment | null,
): DecisionEngine {
  const find = indexPermissions(attachedTo, environment);
  const decide = (request: DecisionRequest) =>
    decideBy(find(request.resource, request.action), request);
  const explain = (request: DecisionRequest, budget = traceBudget()) => {
    const plan = find(request.resource, request.action);
    return explainDecision(decideBy(plan, request), plan?.levels ?? [], request, budget);
  };
  return { decide, explain };
}

function decideBy(plan: DecisionPlan | null, request: DecisionRequest): Decision {
  if (plan === null) return NO_POLICY;
  for (const { compareClaim, attribute, evaluate, decision } of plan.rules) {
    const outcome =
      compareClaim === null ? evaluate(request) : compareClaim(request.attributes[attribute]);
    if (outcome === 'true') return decision;
  }
  return plan.fallback;
}
