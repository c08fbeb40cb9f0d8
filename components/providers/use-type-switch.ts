'use client';

import { useCallback, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ProviderDraft, ProviderType } from '@/lib/core/providers/draft';
import { NO_MEMORY, switchType, type TypeMemory } from './type-memory';

/** Makes the form another type's; each type's own fields are kept while the page is open. */
export function useTypeSwitch(
  form: UseFormReturn<ProviderDraft>,
  onType: (type: ProviderType) => void,
): (type: ProviderType) => void {
  const memory = useRef<TypeMemory>(NO_MEMORY);
  return useCallback(
    (type) => {
      const now = form.getValues();
      if (now.type === type) return;
      const switched = switchType(now, type, memory.current);
      memory.current = switched.memory;
      form.reset(switched.draft, { keepDefaultValues: true });
      onType(type);
    },
    [form, onType],
  );
}
