import type { Decision } from '@/lib/core/policies/decision';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { showName } from '@/lib/core/policies/show-value';
import type { Rule } from '@/lib/core/policies/specification';

/** Two forms of one policy, and what each of them decides. */
export interface BothDecisions {
  readonly saved: { readonly policy: ActivePolicy; readonly decision: Decision };
  readonly draft: { readonly policy: ActivePolicy; readonly decision: Decision };
}

/** What of the draft made it decide otherwise than the saved policy, as a sentence; names in backticks. */
export function whatDiffers(both: BothDecisions): string {
  const { saved, draft } = both;
  return (
    byRule(ruleOf(draft), both) ??
    byRule(ruleOf(saved), both) ??
    byDefault(both) ??
    (isSame(saved.policy.permissions, draft.policy.permissions)
      ? 'The change of the rules made the difference.'
      : 'What the policy is attached to made the difference.')
  );
}

type Side = BothDecisions['saved'];

/** The rule of this policy that decided; null: none of its rules did. */
function ruleOf({ policy, decision }: Side): string | null {
  return decision.policy?.id === policy.id ? decision.ruleId : null;
}

function byRule(ruleId: string | null, { saved, draft }: BothDecisions): string | null {
  if (ruleId === null) return null;
  const before = ruleIn(saved.policy, ruleId);
  const after = ruleIn(draft.policy, ruleId);
  const named = `\`${showName(ruleId)}\``;
  if (before === undefined) return `The rule ${named} is new.`;
  if (after === undefined) return `The rule ${named} is gone.`;
  if (before.effect !== after.effect) {
    return `The rule ${named} was changed from ${before.effect} to ${after.effect}.`;
  }
  return isSame(before, after) ? null : `The conditions of the rule ${named} were changed.`;
}

function byDefault({ saved, draft }: BothDecisions): string | null {
  const [before, after] = [saved, draft].map(({ policy }) => policy.specification.default.effect);
  return before === after ? null : `The default was changed from ${before} to ${after}.`;
}

function ruleIn({ specification }: ActivePolicy, ruleId: string): Rule | undefined {
  return specification.rules.find(({ rule_id }) => rule_id === ruleId);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
