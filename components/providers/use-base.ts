'use client';

import { useCallback, useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { draftChanges, mergeDrafts } from '@/lib/core/providers/draft-changes';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import type { Provider } from '@/lib/core/providers/settings';
import type { ProviderSave, SaveTarget } from './use-provider-save';

/** What the form was filled from: the version that a save replaces and its draft. */
export interface Base {
  readonly target: SaveTarget | null;
  readonly draft: ProviderDraft;
}

/** What the page came with; null for a provider that is being added. */
interface Page {
  readonly target: SaveTarget | null;
  readonly saved: ProviderDraft;
}

interface StoreTools {
  readonly form: UseFormReturn<ProviderDraft>;
  readonly saving: ProviderSave;
  readonly setBase: (base: Base) => void;
  /** Called with what was stored. */
  readonly onSaved: (provider: Provider) => void;
}

/** Saves a draft; what was stored is the new base, and what was typed meanwhile stays. */
export function useStore({ form, saving, setBase, onSaved }: StoreTools) {
  return useCallback(
    async (target: SaveTarget | null, wanted: ProviderDraft) => {
      const stored = await saving.save(target, wanted);
      if (stored === null) return;
      setBase({ target: { id: stored.id, version: stored.version }, draft: stored.draft });
      form.reset(withLaterChanges(stored.draft, wanted, form.getValues()));
      onSaved(stored);
    },
    [form, saving, setBase, onSaved],
  );
}

/** What is saved, or for a new provider what an untouched form of its type holds. */
export function comparedDraft({ target, draft }: Base, now: ProviderDraft): ProviderDraft {
  return target === null ? draftFrom(now.type, NO_HINTS) : draft;
}

/**
 * Follows the page when it brings a newer version: one with the same draft (it was enabled, say) is
 * the new base; one with another draft replaces a form without changes. A form with changes keeps
 * its base, and saving it shows both sides.
 */
export function useRebase(
  { target, saved }: Page,
  base: Base,
  setBase: (base: Base) => void,
  form: UseFormReturn<ProviderDraft>,
): void {
  useEffect(() => {
    if (target === null || base.target === null || target.version <= base.target.version) return;
    const sameDraft = draftChanges(base.draft, saved).length === 0;
    const unchanged = draftChanges(base.draft, form.getValues()).length === 0;
    if (!sameDraft && !unchanged) return;
    setBase({ target, draft: saved });
    if (!sameDraft) form.reset(saved);
  }, [target, saved, base, setBase, form]);
}

/** What was stored, with the fields that were changed again while it was being saved. */
function withLaterChanges(
  stored: ProviderDraft,
  submitted: ProviderDraft,
  now: ProviderDraft,
): ProviderDraft {
  const later = draftChanges(submitted, now).map(({ field }) => [field, 'theirs' as const]);
  return mergeDrafts(stored, now, Object.fromEntries(later));
}

interface ConflictTools {
  readonly form: UseFormReturn<ProviderDraft>;
  readonly saving: ProviderSave;
  readonly store: (target: SaveTarget | null, wanted: ProviderDraft) => Promise<void>;
  readonly setBase: (base: Base) => void;
}

/** What ends a conflict: a merge of both sides that is saved, or theirs as it is. */
export function conflictHandlers({ form, saving, store, setBase }: ConflictTools) {
  const theirs = saving.conflict?.current;
  return {
    saveMerged: (merged: ProviderDraft) => {
      if (theirs === undefined) return;
      form.reset(merged, { keepDefaultValues: true });
      setBase({ target: { id: theirs.id, version: theirs.version }, draft: theirs.draft });
      void store({ id: theirs.id, version: theirs.version }, merged);
    },
    takeTheirs: () => {
      if (theirs === undefined) return;
      setBase({ target: { id: theirs.id, version: theirs.version }, draft: theirs.draft });
      form.reset(theirs.draft);
      saving.clear();
    },
  };
}
