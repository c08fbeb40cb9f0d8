import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Admission, consume } from './admission';
import { log } from './log';
import { processWide } from './process-wide';

/** One try at a password. */
export interface Attempt {
  /** The address that was typed, whether or not an operator has it. */
  readonly account: string;
  readonly clientAddress: string | null;
  /**
   * What shows that this browser signed in to this account before; null: nothing. Such attempts have
   * a bucket of their own, so that nobody can lock an owner out by failing in the owner's name.
   */
  readonly trustedBy: string | null;
}

/** Limits per window: tries per account, per client address and in all; refusals that are audited. */
export interface AttemptBounds {
  readonly windowSeconds: number;
  readonly perAccount: number;
  readonly perAddress: number;
  readonly overall: number;
  readonly auditedRefusals: number;
}

/** 15 minutes; 10 tries per account, 30 per address, 1,000 in all; 200 refusals reach the audit log. */
export const ATTEMPT_BOUNDS: AttemptBounds = {
  windowSeconds: 900,
  perAccount: 10,
  perAddress: 30,
  overall: 1000,
  auditedRefusals: 200,
};

/** Counts tries at passwords in the memory of this process. */
export interface AttemptLimits {
  /** Counts a try, before anything is computed for it. */
  admit(attempt: Attempt): Promise<Admission>;
  /** Takes a try back that turned out right, and forgets the failed ones of its account. */
  succeeded(attempt: Attempt): Promise<void>;
  /** Whether one more refusal may be written to the audit log. */
  mayAuditRefusal(): Promise<boolean>;
}

const ALL = 'all';

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** IPv6 by its /64, which is what one customer has; mapped IPv4 as IPv4. */
function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return parsed.parts.slice(0, 4).join(':');
}

/** A set of counters; `onAlarm` is called once per window when the overall limit is reached. */
export function createAttemptLimits(
  bounds: AttemptBounds = ATTEMPT_BOUNDS,
  onAlarm: () => void = () => log.error('sign-in: too many wrong passwords overall, refusing more'),
): AttemptLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration: bounds.windowSeconds });
  const trusted = limiter('trusted', bounds.perAccount);
  const accounts = limiter('account', bounds.perAccount);
  const addresses = limiter('address', bounds.perAddress);
  const overall = limiter('overall', bounds.overall);
  const alarms = limiter('alarm', 1);
  const audited = limiter('audited', bounds.auditedRefusals);

  const trustedKey = ({ account, trustedBy }: Attempt) => digest(account, trustedBy ?? '');

  async function admitOverall(): Promise<Admission> {
    const admission = await consume(overall, ALL);
    if (!admission.ok && (await consume(alarms, ALL)).ok) onAlarm();
    return admission;
  }

  // Each counter is asked only when the one before it agreed: whoever is refused for his address
  // uses up nobody's account, and whoever is refused for one account does not use up the whole.
  async function admitStranger(attempt: Attempt): Promise<Admission> {
    const address = await consume(addresses, addressKey(attempt.clientAddress));
    if (!address.ok) return address;
    const account = await consume(accounts, digest(attempt.account));
    return account.ok ? admitOverall() : account;
  }

  return {
    admit: (attempt) =>
      attempt.trustedBy === null ? admitStranger(attempt) : consume(trusted, trustedKey(attempt)),
    async succeeded(attempt) {
      if (attempt.trustedBy !== null) {
        await trusted.delete(trustedKey(attempt));
        return;
      }
      await accounts.delete(digest(attempt.account));
      await addresses.reward(addressKey(attempt.clientAddress));
      await overall.reward(ALL);
    },
    mayAuditRefusal: async () => (await consume(audited, ALL)).ok,
  };
}

const held = processWide('attempt-limits', () => createAttemptLimits());

/** The counters of this process. */
export function attemptLimits(): AttemptLimits {
  return held.get();
}

/** Puts other counters in the place of the process's own; null: new ones at the next call. */
export function setAttemptLimitsForTesting(limits: AttemptLimits | null): void {
  held.set(limits);
}
