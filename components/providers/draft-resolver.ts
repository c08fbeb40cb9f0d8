import type { FieldError, FieldErrors as FormErrors, Resolver } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { readDraft } from '@/lib/core/providers/read-draft';
import type { FieldErrors } from '@/lib/core/result';

/** Checks the form with the very function that the server will use. */
export function draftResolver(allowedPrivateOrigins: readonly string[]): Resolver<ProviderDraft> {
  return async (values) => {
    const read = readDraft(values, allowedPrivateOrigins);
    if (read.ok) return { values, errors: {} };
    const fields = read.failure.code === 'INVALID_INPUT' ? read.failure.fields : {};
    return { values: {}, errors: formErrors(fields) };
  };
}

function formErrors(fields: FieldErrors): FormErrors<ProviderDraft> {
  const errors: Record<string, FieldError | Record<string, FieldError>> = {};
  for (const [path, messages] of Object.entries(fields)) {
    const [head = '', tail] = path.split('.');
    const error: FieldError = { type: 'value', message: messages[0] ?? '' };
    errors[head] = tail === undefined ? error : { ...(errors[head] as object), [tail]: error };
  }
  return errors as FormErrors<ProviderDraft>;
}
