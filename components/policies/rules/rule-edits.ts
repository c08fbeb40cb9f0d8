import type { Effect, Rule } from '@/lib/core/policies/specification';
import { MAX_RULE_ID } from '@/lib/core/policies/specification-limits';
import { blankCondition } from './condition-edits';
import { type GroupKind, grouped } from './node-edits';

/** A rule to be filled in; it asks for something, for one without conditions matches always. */
export function newRule(rules: readonly Rule[], effect: Effect): Rule {
  return { rule_id: freeId(rules, effect.toLowerCase()), effect, conditions: [blankCondition()] };
}

/** The rule once more, under a name of its own. */
export function duplicateRule(rules: readonly Rule[], rule: Rule): Rule {
  const stem = rule.rule_id.slice(0, MAX_RULE_ID - '-copy-100'.length);
  return { ...structuredClone(rule), rule_id: freeId(rules, `${stem}-copy`) };
}

/** The rule with all of its conditions in one group. */
export function wrapConditions(rule: Rule, kind: GroupKind): Rule {
  return { ...rule, conditions: [grouped(kind, rule.conditions)] };
}

function freeId(rules: readonly Rule[], stem: string): string {
  const taken = new Set(rules.map((rule) => rule.rule_id));
  const numbers = Array.from({ length: rules.length + 1 }, (_, at) => `${stem}-${at + 1}`);
  return numbers.find((id) => !taken.has(id)) ?? stem;
}
