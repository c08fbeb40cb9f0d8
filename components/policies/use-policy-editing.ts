'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { LintContext } from '@/lib/core/policies/lint-policy';
import type { Phrase } from '@/lib/core/policies/phrase';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { isSavable, type JudgedDraft } from './judged-draft';
import type { PolicyTarget, SavePolicy } from './policy-actions';
import { isSameDraft } from './policy-parts';
import { useJudgedDraft } from './use-judged-draft';
import { type PolicyDraftState, usePolicyDraft } from './use-policy-draft';
import { type PolicySave, usePolicySave } from './use-policy-save';

export interface PolicyEditingOptions {
  /** Null for a policy that is being made. */
  readonly target: PolicyTarget | null;
  /** What is saved, or what a new policy begins as. */
  readonly saved: PolicyDraft;
  /** What lint knows of the rest of the workspace. */
  readonly lint: LintContext;
  readonly onSave: SavePolicy;
  /** Whether what is stored cannot be read, so that saving helps although nothing was changed. */
  readonly unreadable: boolean;
  /** Called once the policy is stored. */
  readonly onSaved: (policy: Policy) => void;
  /** Called when saving was tried and something is in the way: where. */
  readonly onHindered: (place: HinderedPlace) => void;
  /** Called when the operator gives up a new policy. */
  readonly onDiscardNew: () => void;
}

export interface PolicyEditing extends PolicyDraftState {
  readonly isNew: boolean;
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

/** Where something keeps a draft from being saved. */
export type HinderedPlace = 'json' | 'rules' | 'permissions' | 'tests' | 'name';

interface Base {
  readonly target: PolicyTarget | null;
  readonly draft: PolicyDraft;
}

/** Draft, judgement and save of one policy, tied together. */
export function usePolicyEditing(options: PolicyEditingOptions): PolicyEditing {
  const [base, setBase] = useState<Base>({ target: options.target, draft: options.saved });
  const state = usePolicyDraft(options.saved);
  const { draft, jsonIsBroken, reset } = state;
  const isNew = base.target === null;
  const saved = isNew ? null : base.draft.specification;
  const judged = useJudgedDraft(draft, { base: base.draft, saved, lint: options.lint });
  const saving = usePolicySave(options.onSave);
  const dirty = jsonIsBroken || !isSameDraft(base.draft, draft);
  useRebase(options, base, setBase, state);
  const store = useStore({ state, saving, setBase, onSaved: options.onSaved });
  const failing = failingIn(judged, saving);
  const hindrance = hindranceOf(judged, jsonIsBroken);
  const asked = useReason(failing);
  const [attempted, setAttempted] = useState(false);

  const save = (target: PolicyTarget | null, wanted: PolicyDraft) => {
    setAttempted(true);
    if (hindrance !== null) options.onHindered(placeOf(judged, jsonIsBroken));
    if (hindrance !== null || saving.pending) return;
    if (failing > 0 && !asked.given()) return;
    void store(target, wanted, failing > 0 ? asked.reason.trim() : null);
  };
  const theirs = saving.conflict?.current;
  const rebaseOn = (policy: Policy) => setBase({ target: targetOf(policy), draft: policy.draft });
  return {
    ...state,
    ...asked,
    isNew,
    base: base.draft,
    target: base.target,
    dirty,
    savable: dirty || isNew || isStoredUnread(options, base),
    attempted,
    judged,
    changes: dirty ? (judged?.changes ?? []) : [],
    failing,
    hindrance,
    saving,
    submit: () => save(base.target, draft),
    saveAsNew: () => save(null, draft),
    saveMerged: (merged) => {
      if (theirs === undefined) return;
      reset(merged);
      rebaseOn(theirs);
      void store(targetOf(theirs), merged, asked.reason.trim() || null);
    },
    takeTheirs: () => {
      if (theirs === undefined) return;
      rebaseOn(theirs);
      reset(theirs.draft);
      saving.clear();
    },
    discard: () => {
      saving.clear();
      asked.forget();
      setAttempted(false);
      if (isNew) options.onDiscardNew();
      else reset(base.draft);
    },
  };
}

function targetOf({ id, version }: Policy): PolicyTarget {
  return { id, version };
}

function failingIn(judged: JudgedDraft | null, { failed }: PolicySave): number {
  const here = judged?.results.filter(({ passed }) => !passed).length ?? 0;
  return here > 0 ? here : failed.length;
}

function hindranceOf(judged: JudgedDraft | null, jsonIsBroken: boolean): string | null {
  if (jsonIsBroken) return 'The JSON view cannot be read yet. Mend it, or take the rules instead.';
  if (judged === null || isSavable(judged)) return null;
  const count = judged.problems.length + Object.keys(judged.fields).length;
  return count === 1
    ? 'One place needs attention before this can be saved.'
    : `${count} places need attention before this can be saved.`;
}

function placeOf(judged: JudgedDraft | null, jsonIsBroken: boolean): HinderedPlace {
  if (jsonIsBroken) return 'json';
  if (judged === null || judged.problems.length > 0) return 'rules';
  const [path = ''] = Object.keys(judged.fields);
  if (path.startsWith('permissions')) return 'permissions';
  return path.startsWith('tests') ? 'tests' : 'name';
}

/** Nothing can be read of what is stored, and it has not been saved anew since. */
function isStoredUnread({ unreadable, target }: PolicyEditingOptions, base: Base): boolean {
  return unreadable && target?.version === base.target?.version;
}

interface StoreTools {
  readonly state: PolicyDraftState;
  readonly saving: PolicySave;
  readonly setBase: (base: Base) => void;
  readonly onSaved: (policy: Policy) => void;
}

/** Saves a draft; what was stored is the new base, and what was changed meanwhile stays. */
function useStore({ state, saving, setBase, onSaved }: StoreTools) {
  const { save } = saving;
  const { reset } = state;
  const held = useRef(state.draft);
  useEffect(() => {
    held.current = state.draft;
  }, [state.draft]);
  return useCallback(
    async (target: PolicyTarget | null, draft: PolicyDraft, overrule: string | null) => {
      const stored = await save({ target, draft, overrule });
      if (stored === null) return;
      setBase({ target: targetOf(stored), draft: stored.draft });
      if (isSameDraft(held.current, draft)) reset(stored.draft);
      onSaved(stored);
    },
    [save, reset, setBase, onSaved],
  );
}

/**
 * Follows the page when it brings a newer version: a page without changes shows it, one with changes keeps
 * its base, and saving it shows both sides.
 */
function useRebase(
  { target, saved }: PolicyEditingOptions,
  base: Base,
  setBase: (base: Base) => void,
  { draft, jsonIsBroken, reset }: PolicyDraftState,
): void {
  useEffect(() => {
    if (target === null || base.target === null || target.version <= base.target.version) return;
    if (jsonIsBroken || !isSameDraft(base.draft, draft)) return;
    setBase({ target, draft: saved });
    reset(saved);
  }, [target, saved, base, setBase, draft, jsonIsBroken, reset]);
}

/** The reason that a save with failing tests needs: asked for at the first press, taken at the next. */
function useReason(failing: number) {
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const [reasonError, setError] = useState<string | undefined>();
  const reasonField = useRef<HTMLInputElement>(null);
  const forget = () => {
    setAsks(false);
    setReason('');
    setError(undefined);
  };
  const given = () => {
    if (asks && reason.trim() !== '') return true;
    if (asks) setError('Say why in a few words.');
    setAsks(true);
    requestAnimationFrame(() => reasonField.current?.focus());
    return false;
  };
  return {
    asksForReason: asks && failing > 0,
    reason,
    reasonError,
    reasonField,
    setReason,
    given,
    forget,
  };
}
