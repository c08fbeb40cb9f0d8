import { type FieldErrors as FormErrors, type Resolver, set } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { DRAFT_FIELDS } from '@/lib/core/providers/draft-changes';
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

/** React Hook Form keeps errors in the shape of the values; entries of a list are said at the list. */
function formErrors(fields: FieldErrors): FormErrors<ProviderDraft> {
  const errors: FormErrors<ProviderDraft> = {};
  for (const [path, messages] of Object.entries(fields)) {
    const field = DRAFT_FIELDS.find((known) => path === known || path.startsWith(`${known}.`));
    if (field !== undefined) set(errors, field, { type: 'value', message: messages[0] ?? '' });
  }
  return errors;
}
