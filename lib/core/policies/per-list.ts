/** Up to here making something anew costs less than looking it up. */
const SHORT = 32;

/**
 * What is made of a list, made once for each long list, however many conditions look at it. Lists must not
 * change afterwards, as those of a request do not.
 */
export function perList<T, R>(make: (list: readonly T[]) => R): (list: readonly T[]) => R {
  const known = new WeakMap<readonly T[], R>();
  return (list) => {
    if (list.length <= SHORT) return make(list);
    const found = known.get(list);
    if (found !== undefined) return found;
    const made = make(list);
    known.set(list, made);
    return made;
  };
}
