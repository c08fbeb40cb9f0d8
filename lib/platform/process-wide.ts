/** Something that one process has once. */
export interface ProcessWide<T extends object> {
  /** The one of this process, made at the first call. */
  get(): T;
  /** The one of this process if it was made; null otherwise. */
  known(): T | null;
  /** Puts another in its place; null: the next `get` makes one. */
  set(value: T | null): void;
}

/**
 * Holds what a process has once under a name of its own. One process has several copies of a module,
 * in the bundle of its own server and in those of Next, so a variable of a module would be there
 * several times; all of them find the same value here.
 */
export function processWide<T extends object>(name: string, make: () => T): ProcessWide<T> {
  // One name is used in one place of the source, so the type is what that place says.
  const slot: { value: T | null } = slotOf(Symbol.for(`claimcheck.${name}`));
  return {
    known: () => slot.value,
    set(value) {
      slot.value = value;
    },
    get() {
      slot.value ??= make();
      return slot.value;
    },
  };
}

/** Looked for once: some of what is held is asked for several times in every request. */
function slotOf(key: symbol) {
  const slot = Reflect.get(globalThis, key) ?? { value: null };
  Reflect.set(globalThis, key, slot);
  return slot;
}
