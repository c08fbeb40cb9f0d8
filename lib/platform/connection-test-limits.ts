import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Tests per operator and workspace: 30 in five minutes (a test could serve as a port scanner). */
export const CONNECTION_TEST_BOUNDS = { tests: 30, windowSeconds: 300 } as const;

export type TestAdmission =
  | { readonly ok: true }
  | { readonly ok: false; readonly retryAfterSeconds: number };

/** Counts connection tests in the memory of this process. */
export interface ConnectionTestLimits {
  /** Counts one test before anything is asked. */
  admit(operatorId: string, workspaceId: string): Promise<TestAdmission>;
}

/** Makes a counter with its own memory; the bounds are those above unless given. */
export function createConnectionTestLimits(
  bounds: { readonly tests: number; readonly windowSeconds: number } = CONNECTION_TEST_BOUNDS,
): ConnectionTestLimits {
  const limiter = new RateLimiterMemory({ points: bounds.tests, duration: bounds.windowSeconds });
  return {
    async admit(operatorId, workspaceId) {
      try {
        await limiter.consume(JSON.stringify([operatorId, workspaceId]));
        return { ok: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return {
          ok: false,
          retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        };
      }
    },
  };
}
