import { useEffect, useMemo, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import { settled } from '../ui/lost-connection';

/** Why something could not be fetched, and how it is tried once more. */
export interface NotFetched {
  readonly kind: 'failed';
  readonly failure: ActionFailure;
  readonly retry: () => void;
}

/** How far something is that the console was asked for. */
export type Asked<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'had'; readonly value: T }
  | NotFetched;

const UNREACHABLE = 'The console did not answer. Try again in a moment.';
/** Somebody types, and each letter would be a request. */
const TYPING_MS = 250;

interface Held<T> {
  readonly name: string;
  readonly result: ActionResult<T>;
}

/**
 * What the console answers, asked for once per name and a moment after the name stands still, and again
 * when that failed and somebody wants it; null: nothing is asked for. `ask` must not change while the name
 * does not. What was had stays until the next is there.
 */
export function useAnswer<T>(
  name: string | null,
  ask: () => Promise<ActionResult<T>>,
  delayMs: number = TYPING_MS,
): Asked<T> {
  const [held, setHeld] = useState<Held<T> | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for what is asked, and each try asks.
  useEffect(() => {
    if (name === null) return;
    let here = true;
    const fetchIt = async () => {
      const result = await settled(ask(), UNREACHABLE);
      if (here) setHeld({ name, result });
    };
    const timer = setTimeout(() => void fetchIt(), delayMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [name, delayMs, tries]);
  return useMemo(() => {
    if (name === null) return { kind: 'none' };
    if (held?.name !== name) return { kind: 'waiting' };
    if (held.result.ok) return { kind: 'had', value: held.result.value };
    const retry = () => {
      setHeld(null);
      setTries((before) => before + 1);
    };
    return { kind: 'failed', failure: held.result.failure, retry };
  }, [name, held]);
}
