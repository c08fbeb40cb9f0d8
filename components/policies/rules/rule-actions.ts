import { announce } from '@/components/ui/announce';
import { namedSentence } from '@/components/ui/named-sentence';
import { toast } from '@/components/ui/toast';
import type { Effect, Rule } from '@/lib/core/policies/specification';
import { GROUP_WORDS, type GroupKind, moved } from './node-edits';
import { duplicateRule, newRule, wrapConditions } from './rule-edits';
import { pointerOf } from './use-focus-at';

/** The rules of a policy, and how they are changed. */
export interface RuleListState {
  /** As they are now. */
  readonly rules: () => readonly Rule[];
  readonly onChange: (change: (rules: readonly Rule[]) => readonly Rule[]) => void;
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
  const now = rules();
  const rule = newRule(now, effect);
  onChange((held) => [...held, rule]);
  focusAt(`${rulePointer(now.length)}/conditions/0/attribute`);
  announce(`Rule ${rule.rule_id} added, ${now.length + 1} of ${now.length + 1}`);
}

/** What can be done with the rule at a place, which may be the last. */
export function ruleActions(
  list: RuleListState,
  rule: Rule,
  index: number,
  isLast: boolean,
): RuleActions {
  const { rules, onChange, focusAt } = list;
  const change = (to: (rules: readonly Rule[]) => readonly Rule[], focus: string, said: string) => {
    focusAt(focus);
    announce(said);
    onChange(to);
  };
  const move = (to: number, way: string) => () =>
    change(
      (held) => moved(held, index, to),
      follow(index, to),
      `Rule ${rule.rule_id} moved ${way}, ${to + 1} of ${rules().length}`,
    );
  return {
    replace: (next) => onChange((held) => held.with(index, next)),
    moveUp: index > 0 ? move(index - 1, 'up') : null,
    moveDown: isLast ? null : move(index + 1, 'down'),
    duplicate: () => {
      const copy = duplicateRule(rules(), rule);
      const said = `Rule ${rule.rule_id} duplicated as ${copy.rule_id}`;
      const at = `${rulePointer(index + 1)}/rule_id`;
      change((held) => held.toSpliced(index + 1, 0, copy), at, said);
    },
    wrap: (kind) =>
      change(
        (held) => held.with(index, wrapConditions(rule, kind)),
        `${rulePointer(index)}/conditions/0`,
        `The conditions of rule ${rule.rule_id} are now in a group: ${GROUP_WORDS[kind]}`,
      ),
    remove: () => removeRule(list, rule, index),
  };
}

/** Removes a rule; the toast that says so brings it back to where it was. */
function removeRule({ rules, onChange, focusAt }: RuleListState, rule: Rule, index: number): void {
  const { length } = rules();
  focusAt(length === 1 ? ADD_RULE : rulePointer(Math.min(index, length - 2)));
  announce(`Rule ${rule.rule_id} deleted`);
  onChange((held) => held.toSpliced(index, 1));
  const onSelect = () =>
    onChange((held) => {
      if (held.includes(rule)) return held;
      // A rule that was added meanwhile may have been given its name.
      const isTaken = held.some(({ rule_id }) => rule_id === rule.rule_id);
      return held.toSpliced(index, 0, isTaken ? duplicateRule(held, rule) : rule);
    });
  toast({
    tone: 'neutral',
    title: namedSentence('Rule ', rule.rule_id, ' deleted'),
    action: { label: 'Undo', onSelect },
  });
}

/** Where the focus goes when a rule moves: to the same control of it. */
function follow(from: number, to: number): string {
  const at = document.activeElement && pointerOf(document.activeElement);
  const own = rulePointer(from);
  return at?.startsWith(`${own}/`)
    ? `${rulePointer(to)}${at.slice(own.length)}`
    : `${rulePointer(to)}#menu`;
}
