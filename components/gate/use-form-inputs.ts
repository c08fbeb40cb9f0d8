'use client';

import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react';

/** The values of a form that is lines of text and nothing else. */
export type FormValues = Record<string, string>;

/** What ties an input to its form; spread it on the input. */
export interface InputTie {
  readonly name: string;
  readonly ref: (element: HTMLInputElement | null) => void;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/**
 * The inputs of a form. The browser keeps what is typed, so that nothing that was typed or filled
 * in before the page was alive is lost, and no password is written into the document.
 */
export function useFormInputs<T extends FormValues>(initial: T) {
  const [values, setValues] = useState(initial);
  const latest = useRef(initial);
  const inputs = useRef(new Map<string, HTMLInputElement>());

  const put = useCallback((changed: Partial<T> | FormValues) => {
    latest.current = { ...latest.current, ...changed };
    setValues(latest.current);
    return latest.current;
  }, []);
  const read = useCallback(() => put(textsOf(inputs.current)), [put]);
  const focus = useCallback((name: string) => inputs.current.get(name)?.focus(), []);
  useEffect(() => void read(), [read]);

  const tie = (name: keyof T & string, onTyped: (text: string) => void): InputTie => ({
    name,
    ref: (element) => {
      if (element === null) return void inputs.current.delete(name);
      inputs.current.set(name, element);
      if (element.value === '') element.value = latest.current[name] ?? '';
    },
    onChange: ({ target }) => {
      read();
      onTyped(target.value);
    },
  });
  const fill = (changed: Partial<T>) => {
    const all = put(changed);
    for (const [name, input] of inputs.current) input.value = all[name] ?? '';
  };
  return { values, read, tie, fill, focus };
}

function textsOf(inputs: ReadonlyMap<string, HTMLInputElement>): FormValues {
  return Object.fromEntries([...inputs].map(([name, input]) => [name, input.value]));
}
