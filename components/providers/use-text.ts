import { useState } from 'react';
import { type RegisterOptions, useFormContext } from 'react-hook-form';
import type { TextField } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';

type TextName = 'name' | TextField['path'];

/**
 * Ties a line of text to the form. Its first value stands in the page as it comes, so that nothing
 * appears under the hands of those who type before the page is alive.
 */
export function useText<N extends TextName>(name: N, options?: RegisterOptions<ProviderDraft, N>) {
  const { register, getValues } = useFormContext<ProviderDraft>();
  const [first] = useState<string>(() => getValues(name));
  return { ...register(name, options), defaultValue: first };
}
