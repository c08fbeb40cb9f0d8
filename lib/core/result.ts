import type { ClaimMappings } from './claims/claim-mapping';
import type { Policy } from './policies/policy';
import type { PolicyTestResult } from './policies/policy-test-result';
import type { Provider } from './providers/settings';

/**
 * Why a use case refused: an ordinary value with a closed set of codes, mapped once at each edge
 * (HTTP status, message at the field). What was judged and found bad is an answer, not a failure.
 */
export type Failure =
  | { code: 'INVALID_INPUT'; message: string; fields: FieldErrors }
  | { code: 'UNAUTHENTICATED'; message: string }
  | { code: 'FORBIDDEN'; message: string; permission: string }
  | { code: 'NOT_FOUND'; message: string }
  | { code: 'CONFLICT'; message: string; conflict: Conflict }
  | { code: 'TOO_MANY_REQUESTS'; message: string; retryAfterSeconds: number }
  | { code: 'UNAVAILABLE'; message: string; retryAfterSeconds: number };

/** Messages by field path, dots between the names (`inputs.issuer`); `''` is the form itself. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Another version was saved than the one that was read; `current` is the one that holds. */
interface Stale<K extends string, T> {
  kind: K;
  currentVersion: number;
  changedBy: string;
  changedAt: string;
  current: T;
}

/** What stands in the way of a write. */
export type Conflict =
  | Stale<'version', Provider>
  | Stale<'policy_version', Policy>
  | Stale<'claims_version', ClaimMappings>
  /** Another policy of the workspace has this name. */
  | { kind: 'name_taken'; policyId: string; policyName: string }
  /** Tests of a policy come to another decision than they expect, and nobody gave a reason to save it so. */
  | { kind: 'tests_failed'; failed: readonly PolicyTestResult[] }
  | { kind: 'issuer_taken'; issuer: string; providerId: string; providerName: string }
  | { kind: 'gone' }
  | { kind: 'already_rotated'; prefix: string }
  | { kind: 'already_set_up' }
  | { kind: 'slug_taken'; slug: string };

export type Result<T, F extends Failure = Failure> =
  | { ok: true; value: T }
  | { ok: false; failure: F };

/** A good result. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** A refusal. */
export function fail<F extends Failure>(failure: F): Result<never, F> {
  return { ok: false, failure };
}

/** The failure that every field problem of a form or an API body is reported with. */
export function invalidInput(
  fields: FieldErrors,
  message = 'Some fields need attention.',
): Result<never> {
  return fail({ code: 'INVALID_INPUT', message, fields });
}

/** The same words for what does not exist and for what the caller may not know of. */
export function notFound(what: string): Result<never> {
  return fail({ code: 'NOT_FOUND', message: `There is no such ${what}.` });
}

/** Closes an exhaustive switch; reaching it is a defect. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`);
}
