import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether one more may go on, and if not, when the next may. */
export type Admission =
  | { readonly ok: true }
  | { readonly ok: false; readonly retryAfterSeconds: number };

/** Takes one point of a key; refused when there is none left. Throws what is not a refusal. */
export async function consume(limiter: RateLimiterMemory, key: string): Promise<Admission> {
  try {
    await limiter.consume(key);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}
