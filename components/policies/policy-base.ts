'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTarget } from './policy-actions';
import { isSameDraft } from './policy-parts';
import type { PolicyDraftState, TypedJson } from './use-policy-draft';
import type { PolicySave } from './use-policy-save';

/** What the page was filled from: the version that a save replaces and its draft. */
export interface PolicyBase {
  readonly target: PolicyTarget | null;
  readonly draft: PolicyDraft;
}

/** What the page came with. */
interface PolicyOfPage {
  readonly target: PolicyTarget | null;
  readonly saved: PolicyDraft;
}

/** A stored policy as what is edited from now on. */
export function baseOf({ id, version, draft }: Policy): PolicyBase {
  return { target: { id, version }, draft };
}

interface StoreTools {
  readonly state: PolicyDraftState;
  readonly saving: PolicySave;
  readonly setBase: (base: PolicyBase) => void;
  readonly onSaved: (policy: Policy) => void;
}

/** Saves a draft; what was stored is the new base, and what was changed meanwhile stays. */
export function useStore({ state, saving, setBase, onSaved }: StoreTools) {
  const { save } = saving;
  const { reset } = state;
  const held = useRef(state);
  useEffect(() => {
    held.current = state;
  });
  return useCallback(
    async (target: PolicyTarget | null, draft: PolicyDraft, overrule: string | null) => {
      const pressed = held.current.json;
      const stored = await save({ target, draft, overrule });
      if (stored === null) return;
      setBase(baseOf(stored));
      if (isUntouched(held.current, draft, pressed)) reset(stored.draft);
      onSaved(stored);
    },
    [save, reset, setBase, onSaved],
  );
}

/** Whether nothing was typed since a draft was sent, neither what can be read nor what cannot. */
function isUntouched(now: PolicyDraftState, sent: PolicyDraft, json: TypedJson | null): boolean {
  if (now.holdsUnread || !isSameDraft(now.draft, sent)) return false;
  return now.json === null || now.json === json;
}

/**
 * Follows the page when it brings a newer version: a page without changes shows it, one with changes keeps
 * its base, and saving it shows both sides.
 */
export function useRebase(
  { target, saved }: PolicyOfPage,
  base: PolicyBase,
  setBase: (base: PolicyBase) => void,
  { draft, holdsUnread, reset }: PolicyDraftState,
): void {
  useEffect(() => {
    if (target === null || base.target === null || target.version <= base.target.version) return;
    if (holdsUnread || !isSameDraft(base.draft, draft)) return;
    setBase({ target, draft: saved });
    reset(saved);
  }, [target, saved, base, setBase, draft, holdsUnread, reset]);
}

interface ConflictTools {
  readonly state: PolicyDraftState;
  readonly saving: PolicySave;
  readonly setBase: (base: PolicyBase) => void;
  readonly store: ReturnType<typeof useStore>;
  /** Why it is saved although tests fail; empty: nobody said. */
  readonly reason: string;
}

/** What ends a conflict: a merge of both sides that is saved, or theirs as it is. */
export function conflictHandlers({ state, saving, setBase, store, reason }: ConflictTools) {
  const theirs = saving.conflict?.current;
  return {
    saveMerged: (merged: PolicyDraft) => {
      if (theirs === undefined || state.holdsUnread) return;
      state.reset(merged);
      setBase(baseOf(theirs));
      void store(baseOf(theirs).target, merged, reason.trim() || null);
    },
    takeTheirs: () => {
      if (theirs === undefined) return;
      setBase(baseOf(theirs));
      state.reset(theirs.draft);
      saving.clear();
    },
  };
}
