import { canonicalJson } from '../canonical-json';
import { conjunctsOf } from './conjuncts';
import type { LintFinding } from './lint-finding';
import type { ActivePolicy, PolicyDraft, PolicyPermission } from './policy';
import { showName } from './show-value';
import type { Effect, Rule } from './specification';
import { ruleAt } from './specification-walk';

/** Rules of other policies that are compared at most, so that lint keeps up with typing. */
const MAX_COMPARED = 2_000;

/** A rule and what has to be true for it, comparable. */
interface Compared {
  readonly id: string;
  readonly effect: Effect;
  readonly conditions: ReadonlySet<string>;
}

/** Rules that decide nothing, because another one matches whenever they do. */
export function lintShadows(
  draft: PolicyDraft,
  others: readonly ActivePolicy[],
): readonly LintFinding[] {
  const rules = draft.specification.rules.map(comparedOf);
  const abroad = comparedAbroad(others);
  return rules.flatMap((rule, index) => {
    const denying = rules.find((other) => isDeniedBy(rule, other));
    if (denying !== undefined) return [shadowed(index, rule, `${code(denying.id)} denies`)];
    const same = rules.find((other, at) => isSameAs(rule, other, at < index));
    if (same !== undefined) return [duplicate(draft, index, rule, same)];
    const first = firstAbroad(rule, draft.permissions, abroad);
    return first === null ? [] : [shadowed(index, rule, first)];
  });
}

/** Other policies as far as they are compared. */
function comparedAbroad(others: readonly ActivePolicy[]): Abroad {
  let left = MAX_COMPARED;
  return others.map((policy) => {
    const { rules } = policy.specification;
    const compared = rules.slice(0, left).map(comparedOf);
    left -= compared.length;
    return { policy, rules: compared };
  });
}

function comparedOf(rule: Rule): Compared {
  const conditions = new Set(conjunctsOf(rule).map(canonicalJson));
  return { id: rule.rule_id, effect: rule.effect, conditions };
}

/** Whether one matches whenever the other does: it asks for nothing else. */
function matchesWhenever(one: Compared, other: Compared): boolean {
  if (one.conditions.size > other.conditions.size) return false;
  for (const condition of one.conditions) if (!other.conditions.has(condition)) return false;
  return true;
}

function isDeniedBy(rule: Compared, other: Compared): boolean {
  return rule.effect === 'Allow' && other.effect === 'Deny' && matchesWhenever(other, rule);
}

/** Of two that ask for the same, the later adds nothing. */
function isSameAs(rule: Compared, other: Compared, isEarlier: boolean): boolean {
  if (rule === other || rule.effect !== other.effect || !matchesWhenever(other, rule)) return false;
  return isEarlier || other.conditions.size < rule.conditions.size;
}

type Abroad = readonly { readonly policy: ActivePolicy; readonly rules: readonly Compared[] }[];

/** What decides before a rule, wherever its policy is attached; null: it decides somewhere. */
function firstAbroad(
  rule: Compared,
  permissions: readonly PolicyPermission[],
  abroad: Abroad,
): string | null {
  let first: string | null = null;
  for (const permission of permissions) {
    const found = firstAt(rule, permission, abroad);
    if (found === null) return null;
    first ??= found;
  }
  return first;
}

function firstAt(rule: Compared, permission: PolicyPermission, abroad: Abroad): string | null {
  for (const { policy, rules } of abroad) {
    for (const other of policy.permissions.filter((own) => covers(own, permission))) {
      const isHigher = other.priority > permission.priority;
      const found = rules.find((one) =>
        isHigher ? matchesWhenever(one, rule) : isDeniedBy(rule, one),
      );
      if (found !== undefined && (isHigher || other.priority === permission.priority)) {
        return `${code(found.id)} of ${code(policy.name)} decides first`;
      }
    }
  }
  return null;
}

function covers(other: PolicyPermission, own: PolicyPermission): boolean {
  return (
    other.resource === own.resource &&
    (other.environment === null || other.environment === own.environment) &&
    (other.actions.includes('*') || own.actions.every((action) => other.actions.includes(action)))
  );
}

function shadowed(index: number, { id }: Compared, why: string): LintFinding {
  return {
    code: 'SHADOWED',
    severity: 'warning',
    at: ruleAt(index),
    sentence: `Rule ${code(id)} never decides: ${why} whenever it matches.`,
    fix: null,
  };
}

function duplicate(
  draft: PolicyDraft,
  index: number,
  { id }: Compared,
  same: Compared,
): LintFinding {
  const rules = draft.specification.rules.filter((_, at) => at !== index);
  return {
    code: 'DUPLICATE_RULE',
    severity: 'warning',
    at: ruleAt(index),
    sentence: `Rule ${code(id)} adds nothing: ${code(same.id)} matches whenever it does.`,
    fix: {
      label: `Remove ${showName(id)}`,
      draft: { ...draft, specification: { ...draft.specification, rules } },
    },
  };
}

function code(text: string): string {
  return `\`${showName(text)}\``;
}
