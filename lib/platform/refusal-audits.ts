import { RateLimiterMemory } from 'rate-limiter-flexible';
import { consume } from './admission';
import { processWide } from './process-wide';

/** Per window of 15 minutes: each refusal of an actor once, and at most 100 rows for one actor. */
export const REFUSAL_BOUNDS = { windowSeconds: 900, rowsPerActor: 100 } as const;

/** Bounds in the memory of this process how many refusals reach the audit log. */
export interface RefusalAudits {
  /**
   * Whether this refusal may be written: the first of its kind and client address in the window, and
   * its actor has rows left. All who are not signed in are one actor.
   */
  mayWrite(actorId: string, kind: string, clientAddress: string | null): Promise<boolean>;
}

/** Makes a set of counters; the bounds are those above unless given. */
export function createRefusalAudits(
  bounds: { readonly windowSeconds: number; readonly rowsPerActor: number } = REFUSAL_BOUNDS,
): RefusalAudits {
  const duration = bounds.windowSeconds;
  const actors = new RateLimiterMemory({
    keyPrefix: 'actor',
    points: bounds.rowsPerActor,
    duration,
  });
  const once = new RateLimiterMemory({ keyPrefix: 'once', points: 1, duration });
  return {
    async mayWrite(actorId, kind, clientAddress) {
      // Asked first, so that nobody fills the memory with refusals that are not written anyway.
      const taken = (await actors.get(actorId))?.consumedPoints ?? 0;
      if (taken >= bounds.rowsPerActor) return false;
      const first = await consume(once, JSON.stringify([actorId, kind, clientAddress]));
      return first.ok && (await consume(actors, actorId)).ok;
    },
  };
}

const held = processWide('refusal-audits', () => createRefusalAudits());

/** The counters of this process. */
export function refusalAudits(): RefusalAudits {
  return held.get();
}

/** Puts other counters in the place of the process's own; null: new ones at the next call. */
export function setRefusalAuditsForTesting(audits: RefusalAudits | null): void {
  held.set(audits);
}
