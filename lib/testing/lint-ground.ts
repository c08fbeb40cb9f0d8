import type { ClaimMapping } from '../core/claims/claim-mapping';
import type { LintFinding } from '../core/policies/lint-finding';
import { type LintContext, lintPolicy } from '../core/policies/lint-policy';
import type { PolicyDraft, PolicyPermission, PolicyTest } from '../core/policies/policy';
import type { Condition, ConditionNode, Effect, Rule } from '../core/policies/specification';

/** On `approve` of `orders`, everywhere. */
export const PERMISSION: PolicyPermission = {
  resource: 'orders',
  actions: ['approve'],
  priority: 100,
  environment: null,
};
/** Of nobody, expecting a denial. */
export const TEST: PolicyTest = {
  name: 'A test',
  attributes: {},
  resource: 'orders',
  action: 'approve',
  context: {},
  now: null,
  expected: 'Deny',
};
const NOTHING_KNOWN: LintContext = { mappings: [], others: [], preview: null };

/** A policy with these rules that denies by default, attached, without tests. */
export function draft(rules: readonly Rule[], more: Partial<PolicyDraft> = {}): PolicyDraft {
  return {
    name: 'p',
    specification: { rules, default: { effect: 'Deny' } },
    permissions: [PERMISSION],
    tests: [],
    ...more,
  };
}

/** A rule by its name. */
export function rule(id: string, effect: Effect, ...conditions: ConditionNode[]): Rule {
  return { rule_id: id, effect, conditions };
}

/** A condition. */
export function of(
  name: Condition['function'],
  attribute: string,
  rest: Partial<Condition> = {},
): Condition {
  return { function: name, attribute, ...rest };
}

/** Lints a draft of which nothing is known but what a test says. */
export function lint(linted: PolicyDraft, context: Partial<LintContext> = {}) {
  return lintPolicy(linted, { ...NOTHING_KNOWN, ...context });
}

/** Findings by code and place. */
export function codes(found: readonly LintFinding[]): readonly string[] {
  return found.map(({ code, at }) => `${code} ${at}`);
}

/** A mapping that reads the claim of the attribute's own name. */
export const mapping = (attribute: string, rest: Partial<ClaimMapping> = {}): ClaimMapping => ({
  jwtPath: attribute,
  attribute,
  required: false,
  ...rest,
});

export const ROLE = of('string_equal', 'ext_role', { value: 'admin' });
export const AMOUNT = of('number_less_than', 'context.amount', { value: 1000 });
