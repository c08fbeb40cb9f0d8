import { type Ref, type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Hands over what the browser holds of a field when the page comes alive: it was typed, chosen or
 * restored before React listened, and the next drawing would take it away. Give the ref to the field.
 */
export function useEarlyInput<E extends Control>(
  value: string,
  take: (held: string) => void,
  outer?: Ref<E>,
): RefCallback<E> {
  const element = useRef<E>(null);
  const asked = useRef({ value, take });
  // Before anything is drawn again, for that would put the value of the page into the field.
  useLayoutEffect(() => {
    const held = element.current?.value ?? asked.current.value;
    if (held !== asked.current.value) asked.current.take(held);
  }, []);
  return useCallback(
    (given) => {
      element.current = given;
      if (typeof outer === 'function') return outer(given);
      if (outer) outer.current = given;
    },
    [outer],
  );
}
