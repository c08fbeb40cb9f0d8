import { type KeyboardEvent, useRef, useState } from 'react';

const MOVES = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * The line that Enter opens: the first that offers itself, until somebody moves. What comes later and is better takes its place,
 * but never that of a line that was moved to; other words begin at the first line again.
 */
export function useSelection(text: string, ids: readonly string[], first: string) {
  const [moved, setMoved] = useState({ text: '', id: '' });
  const byHand = useRef(false);
  const moves = () => {
    byHand.current = true;
    queueMicrotask(() => {
      byHand.current = false;
    });
  };
  const isHeld = moved.text === text && ids.includes(moved.id);
  return {
    selected: isHeld ? moved.id : first,
    /** The list itself chooses lines as well, when one comes or goes; that is not asked for here. */
    select: (id: string) => {
      if (byHand.current) setMoved({ text, id });
    },
    onKey: ({ key }: Pick<KeyboardEvent, 'key'>) => {
      if (MOVES.has(key)) moves();
    },
    onPointer: moves,
  };
}
