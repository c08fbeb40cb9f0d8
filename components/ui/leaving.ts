/** Asks the operator; false: stay on this page. */
type Ask = () => Promise<boolean>;

interface Guard {
  readonly ask: Ask;
  readonly stayed: () => void;
}

const guards = new Set<Guard>();

/**
 * Has `ask` called before something on the page ends it, such as signing out; returns the function
 * that takes it back. `stayed` is called when `ask` said yes and the page was not left after all.
 */
export function registerGuard(ask: Ask, stayed: () => void = () => undefined): () => void {
  const guard = { ask, stayed };
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/**
 * Whether the page may be left: every guard is asked, one after the other, until one says no. Not
 * to be called inside a transition, which would hold back the question until it is answered.
 */
export async function mayLeave(): Promise<boolean> {
  for (const guard of [...guards]) {
    if (!(await guard.ask())) {
      stayHere();
      return false;
    }
  }
  return true;
}

/** Tells the guards that the page stays although they let it be left. */
export function stayHere(): void {
  for (const { stayed } of guards) stayed();
}
