import type { ActionFailure } from '@/lib/core/action-result';
import type { FieldErrors } from '@/lib/core/result';

/** What stands above a form's button when no single field is to blame. */
export interface FormProblem {
  readonly message: string;
  /** Finds the rest in the log; null where there is nothing to find. */
  readonly reference: string | null;
}

/** The console gave no answer at all. */
export const UNREACHABLE: FormProblem = {
  message: 'The console did not answer. What you typed is still here; try again in a moment.',
  reference: null,
};

/** A failure as a problem of the whole form. */
export function problemOf(failure: ActionFailure): FormProblem {
  return {
    message: failure.message,
    reference: failure.code === 'DEFECT' ? failure.requestId : null,
  };
}

/** The messages of a failure by field, and what concerns the form as a whole. */
export interface PlacedFailure {
  readonly fields: FieldErrors;
  /** Null when every message has its field. */
  readonly problem: FormProblem | null;
}

/** Tells what of a failure is said at the fields of a form from what is said above its button. */
export function placeFailure(
  names: readonly string[],
  failure: ActionFailure | null,
): PlacedFailure {
  if (failure === null) return { fields: {}, problem: null };
  if (failure.code !== 'INVALID_INPUT') return { fields: {}, problem: problemOf(failure) };
  const { fields } = failure;
  const placed = Object.keys(fields).every((name) => names.includes(name));
  return { fields, problem: placed ? null : problemOf(failure) };
}
