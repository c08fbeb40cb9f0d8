import { useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/core/action-result';

/** How far something is that the console was asked for. */
export type Asked<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'had'; readonly value: T }
  | { readonly kind: 'failed'; readonly sentence: string };

const UNREACHABLE = 'The console did not answer. Try again in a moment.';
/** Somebody types, and each letter would be a request. */
const TYPING_MS = 250;

interface Held<T> {
  readonly name: string;
  readonly asked: Asked<T>;
}

/**
 * What the console answers, asked for once per name and a moment after the name stands still; null: nothing
 * is asked for. `ask` must not change while the name does not. What was had stays until the next is there.
 */
export function useAnswer<T>(
  name: string | null,
  ask: () => Promise<ActionResult<T>>,
  delayMs: number = TYPING_MS,
): Asked<T> {
  const [held, setHeld] = useState<Held<T> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for what is asked.
  useEffect(() => {
    if (name === null) return;
    let here = true;
    const fetchIt = async () => {
      // The browser says no more of a lost connection than that it got no answer.
      const result = await ask().catch(() => null);
      if (here) setHeld({ name, asked: askedOf(result) });
    };
    const timer = setTimeout(() => void fetchIt(), delayMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [name, delayMs]);
  if (name === null) return { kind: 'none' };
  return held?.name === name ? held.asked : { kind: 'waiting' };
}

function askedOf<T>(result: ActionResult<T> | null): Asked<T> {
  if (result?.ok) return { kind: 'had', value: result.value };
  return { kind: 'failed', sentence: result === null ? UNREACHABLE : result.failure.message };
}
