import type { DecisionReason, DecisionRequest, Outcome } from '@/lib/core/policies/decision';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { Condition, ConditionNode, Rule } from '@/lib/core/policies/specification';
import { holdsNaively } from './naive-comparison';

/** A decision as the plainest reading of what is agreed gives it, to judge the engine by. */
export interface NaiveDecision {
  readonly allowed: boolean;
  readonly reason: DecisionReason;
  readonly rule: string | null;
}

/** Decides by walking everything anew each time; shares no code with the engine. */
export function decideNaively(
  policies: readonly ActivePolicy[],
  environment: string,
  request: DecisionRequest,
): NaiveDecision {
  const found = policies.flatMap((policy) =>
    policy.permissions
      .filter((one) => one.resource === request.resource)
      .filter((one) => one.actions.some((action) => action === '*' || action === request.action))
      .filter((one) => one.environment === null || one.environment === environment)
      .map(({ priority }) => ({ policy, priority })),
  );
  if (found.length === 0) return { allowed: false, reason: 'NO_POLICY', rule: null };
  const priorities = [...new Set(found.map(({ priority }) => priority))].sort((a, b) => b - a);
  const at = (priority?: number) =>
    found.filter((one) => one.priority === priority).map((one) => one.policy);
  for (const priority of priorities) {
    for (const effect of ['Deny', 'Allow'] as const) {
      const rule = firstRule(at(priority), effect, request);
      if (rule === null) continue;
      const allowed = effect === 'Allow';
      return { allowed, reason: allowed ? 'RULE_ALLOWED' : 'RULE_DENIED', rule };
    }
  }
  const defaults = at(priorities[0]).map((policy) => policy.specification.default.effect);
  const allowed = !defaults.includes('Deny');
  return { allowed, reason: allowed ? 'DEFAULT_ALLOWED' : 'DEFAULT_DENIED', rule: null };
}

/** Of several that match, the first by policy and rule. */
function firstRule(
  policies: readonly ActivePolicy[],
  effect: Rule['effect'],
  request: DecisionRequest,
): string | null {
  const matching = policies.flatMap((policy) =>
    policy.specification.rules
      .filter((rule) => rule.effect === effect)
      .filter((rule) => rule.conditions.every((node) => evaluateNaively(node, request) === 'true'))
      .map((rule) => `${policy.id} ${rule.rule_id}`),
  );
  return matching.sort()[0] ?? null;
}

/** What a condition or composite is, by its truth table. */
export function evaluateNaively(node: ConditionNode, request: DecisionRequest): Outcome {
  if ('not' in node) {
    const table = { true: 'false', false: 'true', unknown: 'unknown' } as const;
    return table[evaluateNaively(node.not, request)];
  }
  if ('all_of' in node) {
    const parts = node.all_of.map((part) => evaluateNaively(part, request));
    if (parts.includes('false')) return 'false';
    return parts.includes('unknown') ? 'unknown' : 'true';
  }
  if ('any_of' in node) {
    const parts = node.any_of.map((part) => evaluateNaively(part, request));
    if (parts.includes('true')) return 'true';
    return parts.includes('unknown') ? 'unknown' : 'false';
  }
  return compareNaively(node, request);
}

function compareNaively(condition: Condition, request: DecisionRequest): Outcome {
  const actual = readNaively(condition.attribute, request);
  if (condition.function === 'exists')
    return actual === undefined || actual === null ? 'false' : 'true';
  if (condition.function === 'not_exists')
    return actual === undefined || actual === null ? 'true' : 'false';
  const compared = comparedNaively(condition, request);
  if (compared === null) return 'unknown';
  const fold = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fold);
    return condition.ignoreCase && typeof value === 'string' ? value.toLowerCase() : value;
  };
  const holds = holdsNaively(compared.condition, fold(actual), fold(compared.wanted));
  if (holds === null) return 'unknown';
  return holds ? 'true' : 'false';
}

/** What is compared with, and how; null: another attribute, which is empty. */
function comparedNaively(condition: Condition, request: DecisionRequest) {
  const { valueFrom, values, value } = condition;
  if (valueFrom === undefined) return { condition, wanted: values ?? value };
  const wanted = readNaively(valueFrom, request);
  if (wanted === '' || (Array.isArray(wanted) && wanted.length === 0)) return null;
  const isPattern = condition.function === 'string_like';
  const literal = isPattern ? ({ ...condition, function: 'string_equal' } as const) : condition;
  return { condition: literal, wanted };
}

function readNaively(attribute: string, request: DecisionRequest): unknown {
  if (attribute === 'now') return Math.floor(request.now / 1000);
  if (attribute === 'resource' || attribute === 'action') return request[attribute];
  if (attribute === 'context.d') return request.context.d;
  if (attribute === 'context.e.f') return Object(request.context.e).f;
  return request.attributes[attribute];
}
