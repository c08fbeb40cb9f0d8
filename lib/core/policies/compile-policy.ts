import { type CompiledNode, compileNode, type Evaluate, evaluateRule } from './compile-node';
import type { Decision } from './decision';
import type { ActivePolicy } from './policy';
import type { Compare } from './policy-function';
import type { Effect, Rule } from './specification';

export interface CompiledRule {
  readonly rule: Rule;
  readonly conditions: readonly CompiledNode[];
  readonly evaluate: Evaluate;
  /** How many conditions it has, those within composites counted too. */
  readonly weight: number;
}

interface CompiledPolicy {
  readonly policy: ActivePolicy;
  /** In the order of the document. */
  readonly rules: readonly CompiledRule[];
  /** How many conditions it has. */
  readonly weight: number;
}

/** A rule of a priority, and what is decided when it matches: made once, so that deciding makes nothing. */
export interface RankedRule {
  readonly evaluate: Evaluate;
  /**
   * For a rule of one condition on a mapped claim, as most are: what `evaluate` does, with two calls less.
   * Null: it is not as simple.
   */
  readonly compareClaim: Compare | null;
  /** Of `compareClaim`; else ''. */
  readonly attribute: string;
  readonly decision: Decision;
}

/** A policy at one priority. */
export interface RankedPolicy {
  /** By rule_id. */
  readonly denies: readonly RankedRule[];
  readonly allows: readonly RankedRule[];
  readonly fallback: Decision;
}

function compilePolicy(policy: ActivePolicy): CompiledPolicy {
  const rules = policy.specification.rules.map((rule) => {
    const conditions = rule.conditions.map(compileNode);
    const weight = conditions.reduce((sum, node) => sum + weightOf(node), 0);
    return { rule, conditions, evaluate: evaluateRule(conditions), weight };
  });
  return { policy, rules, weight: rules.reduce((sum, rule) => sum + rule.weight, 0) };
}

function weightOf(node: CompiledNode): number {
  if (node.kind === 'condition') return 1;
  return node.parts.reduce((sum, part) => sum + weightOf(part), 0);
}

interface Ranks {
  readonly compiled: CompiledPolicy;
  readonly byPriority: Map<number, RankedPolicy>;
}

/** Kept with the policy, so that what did not change is compiled once, however often all are read. */
const ranks = new WeakMap<ActivePolicy, Ranks>();

/** A policy at a priority, compiled when it is first asked for; the same one for the same policy and priority. */
export function rankedPolicy(policy: ActivePolicy, priority: number): RankedPolicy {
  const { compiled, byPriority } = ranksOf(policy);
  const ranked = byPriority.get(priority) ?? rankAt(compiled, priority);
  byPriority.set(priority, ranked);
  return ranked;
}

/** The compiled form of a policy, made when it is first asked for; the same one for the same policy. */
export function compiledPolicy(policy: ActivePolicy): CompiledPolicy {
  return ranksOf(policy).compiled;
}

/**
 * Compiles a policy ahead of its first decision, for whoever has many and not all time at once. What a
 * priority adds is made with the plan that asks for it.
 */
export function prepareToRank(policy: ActivePolicy): void {
  ranksOf(policy);
}

function ranksOf(policy: ActivePolicy): Ranks {
  const known = ranks.get(policy);
  if (known !== undefined) return known;
  const made: Ranks = { compiled: compilePolicy(policy), byPriority: new Map() };
  ranks.set(policy, made);
  return made;
}

function rankAt(compiled: CompiledPolicy, priority: number): RankedPolicy {
  const { policy, rules } = compiled;
  const about = { policy: identityOf(policy), priority };
  if (policy.unreadable === true) return denyAll(about);
  const byId = rules.toSorted((a, b) => (a.rule.rule_id < b.rule.rule_id ? -1 : 1));
  const rankedOf = (effect: Effect) =>
    byId.filter(({ rule }) => rule.effect === effect).map((one) => rankRule(one, about));
  return {
    denies: rankedOf('Deny'),
    allows: rankedOf('Allow'),
    fallback: defaultDecision(policy.specification.default.effect === 'Allow', about),
  };
}

/** Whoever comes is denied at this priority, as by a rule, so that nothing below it allows. */
function denyAll(about: About): RankedPolicy {
  const decision = Object.freeze({ ...defaultDecision(false, about), unreadable: true as const });
  const always: RankedRule = {
    evaluate: () => 'true',
    compareClaim: null,
    attribute: '',
    decision,
  };
  return { denies: [always], allows: [], fallback: decision };
}

function rankRule({ rule, conditions, evaluate }: CompiledRule, about: About): RankedRule {
  const decision = ruleDecision(rule, about);
  const [only] = conditions;
  const isSimple = conditions.length === 1 && only?.kind === 'condition';
  const compareClaim = isSimple ? only.compareClaim : null;
  return { evaluate, compareClaim, attribute: isSimple ? only.condition.attribute : '', decision };
}

type About = Pick<Decision, 'policy' | 'priority'>;

function identityOf({ id, name, version }: ActivePolicy): Decision['policy'] {
  return Object.freeze({ id, name, version });
}

// Frozen, because every request that meets the rule is given the same decision.
function ruleDecision({ rule_id, effect }: Rule, about: About): Decision {
  const allowed = effect === 'Allow';
  const reason = allowed ? 'RULE_ALLOWED' : 'RULE_DENIED';
  return Object.freeze({ allowed, reason, ...about, ruleId: rule_id });
}

function defaultDecision(allowed: boolean, about: About): Decision {
  const reason = allowed ? 'DEFAULT_ALLOWED' : 'DEFAULT_DENIED';
  return Object.freeze({ allowed, reason, ...about, ruleId: null });
}
