import { type FieldErrors, get } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';

/** The message at a field of the form, by its dotted name. */
export function errorAt(errors: FieldErrors<ProviderDraft>, name: string): string | undefined {
  const message: unknown = get(errors, `${name}.message`);
  return typeof message === 'string' ? message : undefined;
}
