import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { ActionFailure } from '@/lib/core/action-result';

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

/**
 * Puts the messages of a failure at their fields, focuses the first, and returns what concerns the
 * form as a whole; null when every message has its field.
 */
export function showFailure<T extends FieldValues>(
  form: UseFormReturn<T>,
  names: readonly Path<T>[],
  failure: ActionFailure,
): FormProblem | null {
  if (failure.code !== 'INVALID_INPUT') return problemOf(failure);
  const { fields } = failure;
  const atFields = names.filter((name) => fields[name] !== undefined);
  for (const [index, name] of atFields.entries()) {
    const message = fields[name]?.[0] ?? failure.message;
    form.setError(name, { type: 'server', message }, { shouldFocus: index === 0 });
  }
  return Object.keys(fields).length === atFields.length ? null : problemOf(failure);
}
