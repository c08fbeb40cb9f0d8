'use client';

import { useCallback, useEffect, useState } from 'react';
import type { FieldErrors } from '@/lib/core/result';

/** Messages at the fields of a form; `focus` goes to the first field of those that are shown anew. */
export function useFieldErrors(names: readonly string[], focus: (name: string) => void) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [first, setFirst] = useState<{ readonly name: string } | null>(null);
  useEffect(() => {
    // After it was drawn, for a field may appear only because of its error.
    if (first !== null) focus(first.name);
  }, [first, focus]);

  const show = (fresh: FieldErrors) => {
    const name = names.find((each) => fresh[each] !== undefined);
    setErrors(fresh);
    setFirst(name === undefined ? null : { name });
  };
  /** Says what is wrong at one field now, and moves nothing. */
  const amend = useCallback((name: string, messages: readonly string[] | undefined) => {
    setErrors(({ [name]: _, ...others }) => (messages ? { ...others, [name]: messages } : others));
  }, []);
  return { errors, show, amend };
}
