import { type FieldErrors as FormErrors, type Resolver, set } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { draftFieldOf } from '@/lib/core/providers/draft-changes';
import type { FieldErrors } from '@/lib/core/result';

const loadReader = () => import('@/lib/core/providers/read-draft');

/**
 * Fetches the judge of the form ahead of its first use: it is a tenth of the page's code, and
 * nothing is judged before something was typed.
 */
export function prepareDraftResolver(): void {
  // Only to have it at hand; where it does not come, the server judges.
  loadReader().catch(() => undefined);
}

/**
 * Checks the form with the very function that the server will use; where its code cannot be
 * fetched, everything passes here and the server is the one that says what is wrong.
 */
export function draftResolver(allowedPrivateOrigins: readonly string[]): Resolver<ProviderDraft> {
  return async (values) => {
    const reader = await loadReader().catch(() => null);
    const read = reader?.readDraft(values, allowedPrivateOrigins);
    if (read === undefined || read.ok) return { values, errors: {} };
    const fields = read.failure.code === 'INVALID_INPUT' ? read.failure.fields : {};
    return { values: {}, errors: formErrors(fields) };
  };
}

/**
 * Whether all that stands against a form is that its origins are not among the private ones that came with
 * the page. Whoever runs Claimcheck may have allowed them since, so that the server is to judge.
 */
export async function isForServer(values: ProviderDraft): Promise<boolean> {
  const reader = await loadReader().catch(() => null);
  return reader?.readDraft(values, originsIn(values)).ok === true;
}

function originsIn(values: ProviderDraft): readonly string[] {
  const addresses = JSON.stringify(values).match(/https?:\/\/[^\s"\\]+/gi) ?? [];
  return addresses.flatMap((text) => (URL.canParse(text) ? [new URL(text).origin] : []));
}

/** React Hook Form keeps errors in the shape of the values; entries of a list are said at the list. */
function formErrors(fields: FieldErrors): FormErrors<ProviderDraft> {
  const errors: FormErrors<ProviderDraft> = {};
  for (const [path, messages] of Object.entries(fields)) {
    const field = draftFieldOf(path);
    if (field !== null) set(errors, field, { type: 'value', message: messages[0] ?? '' });
  }
  return errors;
}
