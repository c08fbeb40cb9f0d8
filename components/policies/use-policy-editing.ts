'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { LintContext } from '@/lib/core/policies/lint-policy';
import type { Phrase } from '@/lib/core/policies/phrase';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { failingIn, type HinderedPlace } from './hindrance';
import type { JudgedDraft } from './judged-draft';
import type { PolicyTarget, SavePolicy } from './policy-actions';
import { conflictHandlers, type PolicyBase, useRebase, useStore } from './policy-base';
import { isSameDraft } from './policy-parts';
import { useJudgedDraft } from './use-judged-draft';
import { usePolicyDeeds } from './use-policy-deeds';
import { type PolicyDraftState, usePolicyDraft } from './use-policy-draft';
import { type PolicySave, usePolicySave } from './use-policy-save';
import { useReason } from './use-reason';
import { useReplacing } from './use-replacing';

export interface PolicyEditingOptions {
  /** Null for a policy that is being made. */
  readonly target: PolicyTarget | null;
  /** What is saved, or what a new policy begins as. */
  readonly saved: PolicyDraft;
  /** What lint knows of the rest of the workspace. */
  readonly lint: LintContext;
  readonly onSave: SavePolicy;
  /** What of the stored policy cannot be read, so that saving helps although nothing was changed; null: nothing. */
  readonly unreadable: 'rules' | 'tests' | null;
  /** Whether leaving a new policy loses more than a choice, such as a document that was pasted. */
  readonly begunByPaste?: boolean;
  /** Called once the policy is stored. */
  readonly onSaved: (policy: Policy) => void;
  /** Called once a policy that was made here is stored and nothing is left to save, so that its own page may come. */
  readonly onSettled: (id: string) => void;
  /** Called when saving was tried and something is in the way: where, and in which test. */
  readonly onHindered: (place: HinderedPlace, test: number | null) => void;
  /** Called when the operator gives up a new policy. */
  readonly onDiscardNew: () => void;
}

export interface PolicyEditing extends PolicyDraftState {
  readonly isNew: boolean;
  /** Whether its own page is about to come, so that nothing more is taken in here. */
  readonly isSettling: boolean;
  /** What changes are told from. */
  readonly base: PolicyDraft;
  readonly target: PolicyTarget | null;
  /** Whether something would be lost by leaving. */
  readonly dirty: boolean;
  /** Whether there is something to save. */
  readonly savable: boolean;
  /** Whether saving was tried, so that what is missing is said at its field. */
  readonly attempted: boolean;
  /** Null until the engine has come. */
  readonly judged: JudgedDraft | null;
  readonly changes: readonly Phrase[];
  /** How many tests fail. */
  readonly failing: number;
  /** What keeps the draft from being saved, as a sentence; null: nothing. */
  readonly hindrance: string | null;
  readonly saving: PolicySave;
  /** What is stored and not replaced yet denies whoever comes, because it cannot be read. */
  readonly savedIsUnreadable: boolean;
  /** Whether the operator is asked before what cannot be read is replaced. */
  readonly asksToReplace: boolean;
  readonly answerReplace: (replaces: boolean) => void;
  readonly asksForReason: boolean;
  readonly reason: string;
  readonly reasonError: string | undefined;
  readonly reasonField: RefObject<HTMLInputElement | null>;
  readonly setReason: (reason: string) => void;
  readonly submit: () => void;
  /** Saves as a policy of its own, for one that was deleted meanwhile. */
  readonly saveAsNew: () => void;
  readonly saveMerged: (merged: PolicyDraft) => void;
  readonly takeTheirs: () => void;
  readonly discard: () => void;
}

/** Draft, judgement and save of one policy, tied together. */
export function usePolicyEditing(options: PolicyEditingOptions): PolicyEditing {
  const { lint, onSaved } = options;
  const [base, setBase] = useState<PolicyBase>({ target: options.target, draft: options.saved });
  const state = usePolicyDraft(options.saved);
  const { draft, holdsUnread } = state;
  const isNew = base.target === null;
  const saved = isNew ? null : base.draft.specification;
  const judged = useJudgedDraft(draft, { base: base.draft, saved, lint });
  const saving = usePolicySave(options.onSave);
  useRebase(options, base, setBase, state);
  const store = useStore({ state, saving, setBase, onSaved });
  const failing = failingIn(judged, saving);
  const asked = useReason(failing);
  const isUnread = isStoredUnread(options, base);
  const replacing = useReplacing(isUnread);
  const changed = holdsUnread || !isSameDraft(base.draft, draft);
  const dirty = changed || (isNew && options.begunByPaste === true);
  const isSettling = useSettling(options, base, changed);
  const deeds = usePolicyDeeds({
    options,
    base,
    state,
    judged,
    saving,
    store,
    failing,
    asked,
    replacing,
  });
  return {
    ...state,
    ...asked,
    ...replacing,
    ...conflictHandlers({ state, saving, setBase, store, reason: asked.reason }),
    ...deeds,
    ...{ isNew, isSettling, dirty, judged, failing, saving },
    discard: () => deeds.discard(dirty),
    base: base.draft,
    target: base.target,
    savedIsUnreadable: isUnread && options.unreadable === 'rules',
    savable: dirty || isNew || (isUnread && !replacing.keepsStored),
    changes: dirty ? (judged?.changes ?? []) : [],
  };
}

/** Whether a policy that was made here is stored as it stands; what was typed meanwhile is saved first. */
function useSettling(
  { target, onSettled }: PolicyEditingOptions,
  base: PolicyBase,
  changed: boolean,
): boolean {
  const made = target === null ? base.target : null;
  const settled = made === null || changed ? null : made.id;
  useEffect(() => {
    if (settled !== null) onSettled(settled);
  }, [settled, onSettled]);
  return settled !== null;
}

/** Nothing can be read of what is stored, and it has not been saved anew since. */
function isStoredUnread({ unreadable, target }: PolicyEditingOptions, base: PolicyBase): boolean {
  return unreadable !== null && target?.version === base.target?.version;
}
