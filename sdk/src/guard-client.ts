import type { Claimcheck } from './claimcheck';

/** What a guard asks: a `Claimcheck`, or what stands in for one in a test. */
export type GuardClient = Pick<Claimcheck, 'verify' | 'checkAuthorization'>;

/** A client, or a function that makes one when the first request comes, so that a build needs no variables. */
export type GivenClient = GuardClient | (() => GuardClient);

/** The client that was given; one that is still to be made is made once, and tried again where that fails. */
export function clientOf(given: GivenClient): GuardClient {
  if (typeof given !== 'function') return given;
  let made: GuardClient | null = null;
  const client = (): GuardClient => {
    made ??= given();
    return made;
  };
  return {
    verify: async (...asked) => client().verify(...asked),
    checkAuthorization: async (...asked) => client().checkAuthorization(...asked),
  };
}
