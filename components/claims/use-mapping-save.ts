'use client';

import { useCallback, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { settled } from '../providers/lost-connection';

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
const NO_ANSWER =
  'The console did not answer, so nothing was saved. What you changed is still here.';

/** Saves mappings and keeps why they could not be saved; the form loses nothing either way. */
export function useMappingSave(action: SaveMappings): MappingSave {
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState(NOTHING);
  const clear = useCallback(() => setOutcome(NOTHING), []);
  const save = useCallback<SaveNow>(
    async (version, rows) => {
      setPending(true);
      const result = await settled(action(version, rows), NO_ANSWER);
      setPending(false);
      setOutcome(result.ok ? NOTHING : outcomeOf(result.failure));
      return result.ok ? result.value : null;
    },
    [action],
  );
  return { pending, ...outcome, save, clear };
}

function outcomeOf(failure: ActionFailure): Outcome {
  if (failure.code !== 'CONFLICT' || failure.conflict.kind !== 'claims_version') {
    return { ...NOTHING, failure };
  }
  return { ...NOTHING, conflict: failure.conflict };
}
