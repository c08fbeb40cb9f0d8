import type { KeyboardEvent } from 'react';

/** Up or down by Alt and an arrow; null: another key. */
export function moveByKey(event: KeyboardEvent): -1 | 1 | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.key === 'ArrowUp') return -1;
  return event.key === 'ArrowDown' ? 1 : null;
}
