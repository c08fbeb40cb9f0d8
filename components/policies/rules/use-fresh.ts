'use client';

import { type FocusEvent, useState } from 'react';
import type { Condition } from '@/lib/core/policies/specification';
import { isBlank } from './condition-edits';

/** Whether a condition was just added and not left yet: nobody is told what he is about to enter. */
export function useFresh(condition: Condition) {
  const [isFresh, setFresh] = useState(() => isBlank(condition));
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    const next = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    const stays = next === null || currentTarget.contains(next) || next.closest('[role="menu"]');
    if (!stays) setFresh(false);
  };
  return { isFresh, handlers: { onBlur } };
}
