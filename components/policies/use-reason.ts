'use client';

import { useRef, useState } from 'react';

/** The reason that a save with failing tests needs: asked for at the first press, taken at the next. */
export function useReason(failing: number) {
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const [reasonError, setError] = useState<string | undefined>();
  const reasonField = useRef<HTMLInputElement>(null);
  const forget = () => {
    setAsks(false);
    setReason('');
    setError(undefined);
  };
  const type = (typed: string) => {
    setReason(typed);
    setError(undefined);
  };
  const given = () => {
    if (asks && reason.trim() !== '') return true;
    if (asks) setError('Say why in a few words.');
    setAsks(true);
    requestAnimationFrame(() => reasonField.current?.focus());
    return false;
  };
  return {
    asksForReason: asks && failing > 0,
    reason,
    reasonError,
    reasonField,
    setReason: type,
    given,
    forget,
  };
}
