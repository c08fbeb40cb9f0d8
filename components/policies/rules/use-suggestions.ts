'use client';

import { type KeyboardEvent, useState } from 'react';

interface Suggestions {
  /** The suggestions that hold a text, in the order in which they are shown. */
  readonly names: (typed: string) => readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface Shown {
  readonly isOpen: boolean;
  /** Typed since it was opened: only what fits is shown. */
  readonly isTyped: boolean;
  /** Place of the suggestion that Enter takes; null: none. */
  readonly active: number | null;
}

const CLOSED: Shown = { isOpen: false, isTyped: false, active: null };

/** A field with a list of suggestions, by the keys that every such field has. */
export function useSuggestions({ names, value, onChange }: Suggestions) {
  const [shown, setShown] = useState(CLOSED);
  const { isOpen, isTyped, active } = shown;
  const listed = names(isTyped ? value : '');
  const open = () => setShown({ ...shown, isOpen: true });
  const close = () => setShown(CLOSED);
  const type = (text: string) => {
    onChange(text);
    setShown({ isOpen: true, isTyped: true, active: null });
  };
  const choose = (name: string) => {
    onChange(name);
    close();
  };
  const step = (by: 1 | -1) => {
    const last = listed.length - 1;
    const from = active ?? (by === 1 ? -1 : last + 1);
    const next = from + by;
    setShown({ isOpen: true, isTyped, active: next < 0 ? last : next > last ? 0 : next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const name = active === null ? undefined : listed[active];
    const does: Partial<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ...(isOpen && { Escape: close }),
      ...(isOpen && { Enter: () => (name === undefined ? close() : choose(name)) }),
    };
    const act = does[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { ...shown, open, close, type, choose, onKeyDown };
}
