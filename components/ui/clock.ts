const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** Subscription for `useSyncExternalStore`: one timer for every relative time of the page. */
export function subscribeToClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The time in milliseconds, the same within a tick of 10 s. */
export function clockNow(): number {
  const actual = Date.now();
  if (actual - now >= TICK_MS || actual < now) now = actual;
  return now;
}
