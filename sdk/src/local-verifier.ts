import { ClaimcheckError } from './errors';
import { momentOf } from './local-age';
import type { LocalAsks } from './local-asks';
import type { LocalFollower } from './local-follower';
import { judgeLocally, type LocalVerdict } from './local-judge';
import type { LocalServices } from './local-services';
import type { LocalTrust } from './local-trust';

/** A verdict, and the bundle that it was reached by. */
export interface LocalJudged {
  readonly local: LocalTrust;
  readonly judged: LocalVerdict;
  /** Epoch milliseconds at which it was. */
  readonly now: number;
}

/** Judges tokens by the bundle of the moment; where a key is missing in it, once more by a newer one. */
export class LocalVerifier {
  private readonly follower: LocalFollower;
  private readonly asks: LocalAsks;
  private readonly services: LocalServices;

  constructor(follower: LocalFollower, asks: LocalAsks, services: LocalServices) {
    this.follower = follower;
    this.asks = asks;
    this.services = services;
  }

  /** At once, unless a key is asked for; throws, or rejects with, what stands in the way. */
  verify(token: string, explain: boolean): LocalJudged | Promise<LocalJudged> {
    const first = this.judge(token, explain);
    const { missing } = first.judged;
    if (missing === null) return first;
    const asked = this.asks.ask(missing);
    if (asked === null) return first;
    return asked.then(() => this.judge(token, explain));
  }

  private judge(token: string, explain: boolean): LocalJudged {
    // Told once: a clock that is read costs as much as a check.
    const at = momentOf(this.services);
    const { local, confirmed } = this.follower.current(at);
    const now = at.wall;
    const latest = Math.max(now, confirmed.wall + at.monotonic - confirmed.monotonic);
    return { local, judged: judgeLocally(local, token, { explain, now, latest }), now };
  }
}

/** Throws JWKS_FETCH_FAILED where nothing is known of the token, as the api answers 503. */
export function requireKeys({ judged }: LocalJudged, pollIntervalMs: number): void {
  const { verdict } = judged;
  if (verdict.valid || verdict.code !== 'JWKS_FETCH_FAILED') return;
  throw new ClaimcheckError(verdict.message, {
    code: 'JWKS_FETCH_FAILED',
    retryAfterSeconds: Math.ceil(pollIntervalMs / 1000),
  });
}
