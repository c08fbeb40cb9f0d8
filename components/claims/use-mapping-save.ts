'use client';

import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { type SaveAnswers, useSave } from '../ui/use-save';

/** Saves rows over the version that the form was filled from. */
export type SaveMappings = (
  version: number,
  rows: readonly ClaimMapping[],
) => Promise<ActionResult<ClaimMappings>>;

/** Someone else's change that a save met. */
export interface MappingConflict {
  readonly current: ClaimMappings;
  readonly changedBy: string;
  readonly changedAt: string;
}

export interface MappingSave {
  readonly pending: boolean;
  readonly failure: ActionFailure | null;
  readonly conflict: MappingConflict | null;
  /** What was stored, or null when it was refused. */
  readonly save: SaveNow;
  readonly clear: () => void;
}

type SaveNow = (version: number, rows: readonly ClaimMapping[]) => Promise<ClaimMappings | null>;
type Outcome = Pick<MappingSave, 'failure' | 'conflict'>;

const NOTHING: Outcome = { failure: null, conflict: null };
const ANSWERS: SaveAnswers<Outcome> = { nothing: NOTHING, outcomeOf };

/** Saves mappings and keeps why they could not be saved; the form loses nothing either way. */
export function useMappingSave(action: SaveMappings): MappingSave {
  const { pending, outcome, save, clear } = useSave(action, ANSWERS);
  return { pending, ...outcome, save, clear };
}

function outcomeOf(failure: ActionFailure): Outcome {
  if (failure.code !== 'CONFLICT' || failure.conflict.kind !== 'claims_version') {
    return { ...NOTHING, failure };
  }
  return { ...NOTHING, conflict: failure.conflict };
}
