'use client';

import { useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { draftFieldOf } from '@/lib/core/providers/draft-changes';
import type { Provider } from '@/lib/core/providers/settings';
import type { FieldErrors } from '@/lib/core/result';
import { useSave } from '../ui/use-save';
import { hasPlace } from './type-defaults';

/** Which provider a save is for, and the version that its form was filled from; null for a new one. */
export interface SaveTarget {
  readonly id: string;
  readonly version: number;
}

export type SaveAction = (
  target: SaveTarget | null,
  draft: ProviderDraft,
) => Promise<ActionResult<Provider>>;

/** Someone else's change that a save met. */
export interface VersionConflict {
  readonly current: Provider;
  readonly changedBy: string;
  readonly changedAt: string;
}

export interface ProviderSave {
  readonly pending: boolean;
  /** Why the last save failed, when no field of the form says it. */
  readonly failure: ActionFailure | null;
  readonly conflict: VersionConflict | null;
  /** Saves the draft over the given version; what was stored, or null when it was refused. */
  readonly save: (target: SaveTarget | null, draft: ProviderDraft) => Promise<Provider | null>;
  readonly clear: () => void;
}

type Outcome = Pick<ProviderSave, 'failure' | 'conflict'>;

const NOTHING: Outcome = { failure: null, conflict: null };

/** Saves a provider and keeps why it could not be saved; the form loses nothing either way. */
export function useProviderSave(
  action: SaveAction,
  form: UseFormReturn<ProviderDraft>,
): ProviderSave {
  const answers = useMemo(
    () => ({ nothing: NOTHING, outcomeOf: (failure: ActionFailure) => refused(form, failure) }),
    [form],
  );
  const { pending, outcome, save, clear } = useSave(action, answers);
  return { pending, ...outcome, save, clear };
}

/** Why it was refused; what has a field is put there. */
function refused(form: UseFormReturn<ProviderDraft>, failure: ActionFailure): Outcome {
  const conflict = versionConflict(failure);
  if (conflict !== null) return { failure: null, conflict };
  const placed = failure.code === 'INVALID_INPUT' && placeErrors(form, failure.fields);
  return { failure: placed ? null : failure, conflict: null };
}

function versionConflict(failure: ActionFailure): VersionConflict | null {
  if (failure.code !== 'CONFLICT' || failure.conflict.kind !== 'version') return null;
  const { current, changedBy, changedAt } = failure.conflict;
  return { current, changedBy, changedAt };
}

/** Puts messages at their fields; false when some message has no field on this form. */
function placeErrors(form: UseFormReturn<ProviderDraft>, fields: FieldErrors): boolean {
  let placed = true;
  for (const [path, messages] of Object.entries(fields)) {
    const field = draftFieldOf(path);
    if (field === null || !hasPlace(form.getValues(), field)) placed = false;
    else
      form.setError(field, { type: 'server', message: messages[0] ?? '' }, { shouldFocus: true });
  }
  return placed;
}
