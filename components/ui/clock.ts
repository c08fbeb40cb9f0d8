import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function read(): number {
  if (timer === null || now === 0) now = Date.now();
  return now;
}

/**
 * What `pick` makes of the time in milliseconds, renewed every second (tokens may live for 60 s) by
 * one timer for the page; a component renders again only when the picked value changes. `onServer`
 * stands in until the page is hydrated, where the server's time or zone would be the wrong one.
 */
export function useClockValue<T extends string | number | boolean | null>(
  pick: (nowMs: number) => T,
  onServer?: T,
): T {
  const snapshot = () => pick(read());
  return useSyncExternalStore(
    subscribe,
    snapshot,
    onServer === undefined ? snapshot : () => onServer,
  );
}
