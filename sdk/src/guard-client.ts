import type { Claimcheck } from './claimcheck';

/** What a guard asks: a `Claimcheck`, or what stands in for one in a test. */
export type GuardClient = Pick<Claimcheck, 'verify' | 'checkAuthorization'>;
