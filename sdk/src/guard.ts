import type { BearerToken } from '@/lib/core/tokens/bearer-token';
import type { AuthorizationAnswer, CheckInput } from './answers';
import type { Auth } from './auth';
import type { GuardClient } from './guard-client';
import type { Eventual, GuardOptions } from './guard-options';
import type { GuardOutcome } from './guard-outcome';
import {
  denied,
  failed,
  isVerdictCode,
  missingPermissions,
  refusedToken,
  withoutToken,
} from './guard-refusals';
import { warnSparingly } from './guard-report';
import { UNKNOWN_PARTS, verifyForGuard } from './guard-verify';

/** What a framework tells a guard. */
export interface GuardedFramework<R extends object> {
  readonly tokenOf: (request: R) => Eventual<BearerToken>;
  /** Whether an error is the framework's own way of going elsewhere; such a one is thrown on. */
  readonly isOwn?: (error: unknown) => boolean;
}

/** Guards of requests of one framework: nothing passes on any error, and nothing is thrown but `isOwn`. */
export interface Guard<R extends object> {
  /** A good token; one that was found good for this very request before is not judged again. */
  readonly requireToken: (request: R) => Promise<GuardOutcome>;
  /** And all of these permissions. */
  readonly requirePermission: (request: R, names: readonly string[]) => Promise<GuardOutcome>;
  /** And the word of the policies; the question is asked for once the token is found good. */
  readonly authorize: (request: R, question: () => Promise<CheckInput>) => Promise<GuardOutcome>;
}

/** Guards that ask `client`. */
export function createGuard<R extends object>(
  client: GuardClient,
  options: GuardOptions,
  framework: GuardedFramework<R>,
): Guard<R> {
  const judge = judging(client, options, framework);
  const safely = failingClosed(options, framework);
  return {
    requireToken: (request) => safely(() => judge(request)),
    requirePermission: (request, names) =>
      safely(async () => {
        const outcome = await judge(request);
        return outcome.ok ? permitted(outcome.auth, names, options) : outcome;
      }),
    authorize: (request, question) =>
      safely(async () => {
        const outcome = await judge(request);
        if (!outcome.ok) return outcome;
        const check = await question();
        const { data } = await client.checkAuthorization({ token: outcome.auth.token, ...check });
        return decided(data, outcome.auth, options);
      }),
  };
}

/** The names of permissions that a guard was made with; throws where there are none, or an empty one. */
export function permissionNames(names: readonly string[]): readonly string[] {
  if (names.length === 0 || names.some((name) => typeof name !== 'string' || name === '')) {
    throw new TypeError('Name at least one permission, such as requirePermission("catalog:read").');
  }
  return [...names];
}

function judging<R extends object>(
  client: GuardClient,
  options: GuardOptions,
  { tokenOf }: GuardedFramework<R>,
): (request: R) => Promise<GuardOutcome> {
  const judged = new WeakMap<R, Auth>();
  return async (request) => {
    const presented = await tokenOf(request);
    if (presented.token === null) return withoutToken(presented, options);
    const known = judged.get(request);
    if (known?.token === presented.token) return { ok: true, auth: known };
    const verified = await verifyForGuard(client, presented.token);
    if (verified.auth === null) return refusedToken(verified.refused, options);
    judged.set(request, verified.auth);
    return { ok: true, auth: verified.auth };
  };
}

function permitted(auth: Auth, names: readonly string[], options: GuardOptions): GuardOutcome {
  const missing = names.filter((name) => !auth.permissions.includes(name));
  return missing.length === 0 ? { ok: true, auth } : missingPermissions(missing, names, options);
}

function decided(answer: AuthorizationAnswer, auth: Auth, options: GuardOptions): GuardOutcome {
  if (answer.allowed === true) return { ok: true, auth };
  // It was good a moment ago: it has expired since, or its key was taken back.
  return answer.subject === null && isVerdictCode(answer.reason)
    ? refusedToken({ ...UNKNOWN_PARTS, code: answer.reason }, options)
    : denied(answer.decisionId, options);
}

function failingClosed<R extends object>(options: GuardOptions, { isOwn }: GuardedFramework<R>) {
  const tell = options.onError ?? warnSparingly();
  return async (run: () => Promise<GuardOutcome>): Promise<GuardOutcome> => {
    try {
      return await run();
    } catch (error) {
      if (isOwn?.(error) === true) throw error;
      tell(error);
      return failed(error, options);
    }
  };
}
