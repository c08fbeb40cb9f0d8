import { announce } from '@/components/ui/announce';
import type { Effect, Rule } from '@/lib/core/policies/specification';
import { GROUP_WORDS, type GroupKind, moved } from './node-edits';
import { duplicateRule, newRule, wrapConditions } from './rule-edits';
import { pointerOf } from './use-focus-at';

/** The rules of a policy, and how they are changed. */
export interface RuleListState {
  readonly rules: readonly Rule[];
  readonly onChange: (rules: readonly Rule[]) => void;
  readonly focusAt: (at: string) => void;
}

/** What can be done with one rule; null: not here. */
export interface RuleActions {
  readonly replace: (rule: Rule) => void;
  readonly moveUp: (() => void) | null;
  readonly moveDown: (() => void) | null;
  readonly duplicate: () => void;
  readonly wrap: (kind: GroupKind) => void;
  readonly remove: () => void;
}

/** JSON Pointer of a rule. */
export function rulePointer(index: number): string {
  return `/rules/${index}`;
}

/** `data-at` of the button that adds a rule. */
export const ADD_RULE = '#add';

/** Adds a rule behind the others, with a condition to be filled in. */
export function addRule({ rules, onChange, focusAt }: RuleListState, effect: Effect): void {
  const rule = newRule(rules, effect);
  onChange([...rules, rule]);
  focusAt(`${rulePointer(rules.length)}/conditions/0/attribute`);
  announce(`Rule ${rule.rule_id} added, ${rules.length + 1} of ${rules.length + 1}`);
}

/** What can be done with the rule at a place. */
export function ruleActions(list: RuleListState, rule: Rule, index: number): RuleActions {
  const { rules, onChange, focusAt } = list;
  const change = (next: readonly Rule[], focus: string, said: string) => {
    focusAt(focus);
    announce(said);
    onChange(next);
  };
  const move = (to: number, way: string) => () =>
    change(
      moved(rules, index, to),
      follow(index, to),
      `Rule ${rule.rule_id} moved ${way}, ${to + 1} of ${rules.length}`,
    );
  return {
    replace: (next) => onChange(rules.with(index, next)),
    moveUp: index > 0 ? move(index - 1, 'up') : null,
    moveDown: index < rules.length - 1 ? move(index + 1, 'down') : null,
    duplicate: () => {
      const copy = duplicateRule(rules, rule);
      const said = `Rule ${rule.rule_id} duplicated as ${copy.rule_id}`;
      change(rules.toSpliced(index + 1, 0, copy), `${rulePointer(index + 1)}/rule_id`, said);
    },
    wrap: (kind) =>
      change(
        rules.with(index, wrapConditions(rule, kind)),
        `${rulePointer(index)}/conditions/0`,
        `The conditions of rule ${rule.rule_id} are now in a group: ${GROUP_WORDS[kind]}`,
      ),
    remove: () =>
      change(
        rules.toSpliced(index, 1),
        rules.length === 1 ? ADD_RULE : rulePointer(Math.min(index, rules.length - 2)),
        `Rule ${rule.rule_id} deleted`,
      ),
  };
}

/** Where the focus goes when a rule moves: to the same control of it. */
function follow(from: number, to: number): string {
  const at = document.activeElement && pointerOf(document.activeElement);
  const own = rulePointer(from);
  return at?.startsWith(`${own}/`)
    ? `${rulePointer(to)}${at.slice(own.length)}`
    : `${rulePointer(to)}#menu`;
}
