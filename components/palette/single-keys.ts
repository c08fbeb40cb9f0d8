const STORED = 'claimcheck.single-keys';
const OFF = 'off';

const listeners = new Set<() => void>();
/** For a browser that keeps nothing: the choice holds until the page is left. */
let chosen: boolean | null = null;

/** Whether shortcuts of one character are on, as this browser remembers; on unless switched off. */
export function singleKeysOn(): boolean {
  return chosen ?? stored() !== OFF;
}

/** Switches shortcuts of one character on or off, and remembers it in this browser. */
export function switchSingleKeys(on: boolean): void {
  chosen = on;
  store(on ? null : OFF);
  for (const listener of listeners) listener();
}

/** Subscription for `useSyncExternalStore`. */
export function subscribeToSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    // A browser may forbid pages to keep anything; then they are on.
    return null;
  }
}

function store(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, value);
  } catch {
    // As above; the choice holds for this page.
  }
}
