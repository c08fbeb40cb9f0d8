import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Admission, consume } from './admission';

/** Tests per operator and workspace: 30 in five minutes (a test could serve as a port scanner). */
export const CONNECTION_TEST_BOUNDS = { tests: 30, windowSeconds: 300 } as const;

/** Counts connection tests in the memory of this process. */
export interface ConnectionTestLimits {
  /** Counts one test before anything is asked. */
  admit(operatorId: string, workspaceId: string): Promise<Admission>;
}

/** Makes a counter with its own memory; the bounds are those above unless given. */
export function createConnectionTestLimits(
  bounds: { readonly tests: number; readonly windowSeconds: number } = CONNECTION_TEST_BOUNDS,
): ConnectionTestLimits {
  const limiter = new RateLimiterMemory({ points: bounds.tests, duration: bounds.windowSeconds });
  return {
    admit: (operatorId, workspaceId) => consume(limiter, JSON.stringify([operatorId, workspaceId])),
  };
}
