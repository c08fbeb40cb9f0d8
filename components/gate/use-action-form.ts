'use client';

import { type FormEvent, useEffect, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { Result } from '@/lib/core/result';
import { type FormSchema, judgeForm } from './judge-form';
import { type FormProblem, placeFailure, UNREACHABLE } from './show-failure';
import { useFieldErrors } from './use-field-errors';
import { type FormValues, type InputTie, useFormInputs } from './use-form-inputs';

interface ActionFormOptions<T extends FormValues, R> {
  /** Fetches the schema after the page is there, for nothing is judged before; the same each time. */
  loadSchema: () => Promise<FormSchema<T>>;
  defaultValues: T;
  action: (input: T) => Promise<ActionResult<R>>;
  /** Called once it went through; the form stays pending when this leaves the page. */
  onDone: (value: R) => 'leaves' | 'stays';
}

/** A form of lines of text: what is typed, what is wrong with it, and what its inputs need. */
export interface ActionForm<T extends FormValues> {
  readonly values: T;
  /** What is wrong at a field; undefined where nothing is known to be. */
  readonly errorAt: (name: keyof T & string) => string | undefined;
  /** Ties an input to its member; `onTyped` hears what is typed into it. */
  readonly tie: (name: keyof T & string, onTyped?: (text: string) => void) => InputTie;
  /** Sets members, and the inputs tied to them. */
  readonly fill: (values: Partial<T>) => void;
}

/** Judges the inputs by a schema that is fetched once the page is there. */
function useJudge<T extends FormValues>(load: () => Promise<FormSchema<T>>, read: () => T) {
  useEffect(() => {
    // Only to have it at hand; where it does not come, the press of the button says so.
    load().catch(() => {});
  }, [load]);
  return async () => judgeForm(await load(), read());
}

type Judge<T> = () => Promise<Result<T>>;
type Sending<T extends FormValues, R> = Pick<ActionFormOptions<T, R>, 'action' | 'onDone'>;

/** Sends what was judged good; `place` says at the fields why it was refused, and what is left. */
function useSending<T extends FormValues, R>(
  judge: Judge<T>,
  place: (failure: ActionFailure | null) => FormProblem | null,
  { action, onDone }: Sending<T, R>,
) {
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [pending, setPending] = useState(false);
  const send = async () => {
    const judged = await judge();
    setProblem(place(judged.ok ? null : judged.failure));
    if (!judged.ok) return 'stays';
    const result = await action(judged.value);
    if (result.ok) return onDone(result.value);
    setProblem(place(result.failure));
    return 'stays';
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setPending(true);
    // The browser says no more than that it got no answer; the server's failures come as values.
    const failed = () => setProblem(UNREACHABLE);
    void send()
      .catch(failed)
      .then((then) => setPending(then === 'leaves'));
  };
  return { problem, pending, submit };
}

/**
 * A form over a server action: the schema judges in the browser first, the server's messages come to
 * their fields, and nothing that was typed is lost. A field is judged again while it is corrected.
 */
export function useActionForm<T extends FormValues, R>(options: ActionFormOptions<T, R>) {
  const { values, read, tie, fill, focus } = useFormInputs(options.defaultValues);
  const names = Object.keys(options.defaultValues);
  const { errors, show, amend } = useFieldErrors(names, focus);
  const judge = useJudge(options.loadSchema, read);
  const place = (failure: ActionFailure | null) => {
    const placed = placeFailure(names, failure);
    show(placed.fields);
    return placed.problem;
  };
  const correct = async (name: string) => {
    if (errors[name] === undefined) return;
    const judged = await judge();
    const failure = judged.ok ? null : judged.failure;
    amend(name, placeFailure(names, failure).fields[name]);
  };
  const form: ActionForm<T> = {
    values,
    errorAt: (name) => errors[name]?.[0],
    tie: (name, onTyped) =>
      tie(name, (text) => {
        onTyped?.(text);
        // Without the schema nothing is said before the next press of the button.
        correct(name).catch(() => {});
      }),
    fill,
  };
  return { form, ...useSending(judge, place, options) };
}
