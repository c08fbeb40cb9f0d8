'use client';

import type { ActionFailure } from '@/lib/core/action-result';
import type { Policy } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import type { FieldErrors } from '@/lib/core/result';
import { type SaveAnswers, useSave } from '../ui/use-save';
import type { SavePolicy, SavePolicyInput } from './policy-actions';

/** Someone else's change that a save met. */
export interface PolicyConflict {
  readonly current: Policy;
  readonly changedBy: string;
  readonly changedAt: string;
}

export interface PolicySave {
  readonly pending: boolean;
  /** Why the last save failed; messages that have a field are in `fields`. */
  readonly failure: ActionFailure | null;
  /** Messages by dotted path, until the next save. */
  readonly fields: FieldErrors;
  readonly conflict: PolicyConflict | null;
  /** Tests that the console found failing where this page did not. */
  readonly failed: readonly PolicyTestResult[];
  /** What was stored, or null when it was refused. */
  readonly save: (input: SavePolicyInput) => Promise<Policy | null>;
  readonly clear: () => void;
}

type Outcome = Pick<PolicySave, 'failure' | 'fields' | 'conflict' | 'failed'>;

const NOTHING: Outcome = { failure: null, fields: {}, conflict: null, failed: [] };
const ANSWERS: SaveAnswers<Outcome> = { nothing: NOTHING, outcomeOf };

/** Saves a policy and keeps why it could not be saved; the page loses nothing either way. */
export function usePolicySave(action: SavePolicy): PolicySave {
  const { pending, outcome, save, clear } = useSave(action, ANSWERS);
  return { pending, ...outcome, save, clear };
}

function outcomeOf(failure: ActionFailure): Outcome {
  if (failure.code === 'INVALID_INPUT') return { ...NOTHING, failure, fields: failure.fields };
  if (failure.code !== 'CONFLICT') return { ...NOTHING, failure };
  const { conflict } = failure;
  if (conflict.kind === 'policy_version') return { ...NOTHING, conflict };
  if (conflict.kind === 'tests_failed') return { ...NOTHING, failed: conflict.failed };
  return { ...NOTHING, failure };
}
