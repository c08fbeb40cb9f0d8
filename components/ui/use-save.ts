'use client';

import { useCallback, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import { settled } from './lost-connection';

const NO_ANSWER =
  'The console did not answer, so nothing was saved. What you changed is still here.';

/** A save of a form: whether it runs, and what came of the last one. */
interface Save<Input extends readonly unknown[], Stored, Outcome> {
  readonly pending: boolean;
  readonly outcome: Outcome;
  /** What was stored, or null when it was refused. */
  readonly save: (...input: Input) => Promise<Stored | null>;
  readonly clear: () => void;
}

/** What a form makes of the answers to its saves; stays the same while the form is there. */
export interface SaveAnswers<Outcome> {
  /** No save was tried, or the last one succeeded. */
  readonly nothing: Outcome;
  readonly outcomeOf: (failure: ActionFailure) => Outcome;
}

/** Saves by an action and keeps why it could not be saved; the form loses nothing either way. */
export function useSave<Input extends readonly unknown[], Stored, Outcome>(
  action: (...input: Input) => Promise<ActionResult<Stored>>,
  { nothing, outcomeOf }: SaveAnswers<Outcome>,
): Save<Input, Stored, Outcome> {
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState(nothing);
  const clear = useCallback(() => setOutcome(nothing), [nothing]);
  const save = useCallback(
    async (...input: Input) => {
      setPending(true);
      const result = await settled(action(...input), NO_ANSWER);
      setPending(false);
      setOutcome(result.ok ? nothing : outcomeOf(result.failure));
      return result.ok ? result.value : null;
    },
    [action, nothing, outcomeOf],
  );
  return { pending, outcome, save, clear };
}
