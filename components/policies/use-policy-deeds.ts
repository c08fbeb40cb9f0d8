import { useState } from 'react';
import { type HinderedPlace, hinderingTest, hindranceOf, placeOf } from './hindrance';
import type { JudgedDraft } from './judged-draft';
import type { PolicyTarget } from './policy-actions';
import type { PolicyBase, useStore } from './policy-base';
import type { PolicyDraftState } from './use-policy-draft';
import type { PolicySave } from './use-policy-save';
import type { useReason } from './use-reason';
import type { useReplacing } from './use-replacing';

interface PolicyDeedsOptions {
  readonly options: {
    readonly onHindered: (place: HinderedPlace, test: number | null) => void;
    readonly onDiscardNew: () => void;
  };
  readonly base: PolicyBase;
  readonly state: PolicyDraftState;
  readonly judged: JudgedDraft | null;
  readonly saving: PolicySave;
  readonly store: ReturnType<typeof useStore>;
  /** How many tests fail. */
  readonly failing: number;
  readonly asked: ReturnType<typeof useReason>;
  readonly replacing: ReturnType<typeof useReplacing>;
}

/** Saving and giving up, and what stands in the way. */
export function usePolicyDeeds(given: PolicyDeedsOptions) {
  const { options, base, state, judged, saving, store, failing, asked, replacing } = given;
  const [attempted, setAttempted] = useState(false);
  const hindrance = hindranceOf(judged, state);
  const save = (target: PolicyTarget | null) => {
    setAttempted(true);
    if (hindrance !== null) {
      options.onHindered(placeOf(judged, state), hinderingTest(judged, state));
    } else if (!saving.pending && (failing === 0 || asked.given())) {
      const go = () => void store(target, state.draft, failing > 0 ? asked.reason.trim() : null);
      // A policy of its own replaces nothing.
      if (target === null) go();
      else replacing.askToReplace(go);
    }
  };
  const discard = (dirty: boolean) => {
    saving.clear();
    asked.forget();
    setAttempted(false);
    if (base.target === null) options.onDiscardNew();
    else if (dirty) state.reset(base.draft);
    else replacing.keepStored();
  };
  const submit = () => save(base.target);
  return { attempted, hindrance, submit, saveAsNew: () => save(null), discard };
}
