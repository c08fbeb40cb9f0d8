import type { Identity } from '@/lib/core/access/identity';
import { type Env, env } from '@/lib/platform/env';
import { accountPortal } from './clerk-portal';

/** The request header by which pages learn that Clerk's session hook failed. */
export const CLERK_FAILED = 'x-claimcheck-clerk-failed';

/** A Clerk that gave no answer for so long is taken for unreachable: 8 seconds. */
export const CLERK_PATIENCE_MS = 8000;

/** Clerk's settings; only where operators sign in with Clerk. */
export function clerkSettings(): NonNullable<Env['clerk']> {
  const { clerk } = env();
  if (clerk === null) throw new Error('Clerk was asked for, but none of its variables is set.');
  return clerk;
}

/** What users and sessions of this instance of Clerk are known under here. */
export function clerkSource(): Identity['source'] {
  return `clerk:${new URL(clerkSettings().frontendApi).host}`;
}

/** The page of Clerk's on which people sign in. */
export function clerkSignInUrl(): string {
  return `${accountPortal(clerkSettings().frontendApi)}/sign-in`;
}

/** What Clerk's package is given at run time, in the proxy and beyond it alike. */
export function clerkOptions() {
  const { publishableKey, secretKey, jwtKey, apiUrl } = clerkSettings();
  return {
    publishableKey,
    secretKey,
    ...(jwtKey === null ? {} : { jwtKey }),
    ...(apiUrl === null ? {} : { apiUrl }),
    telemetry: { disabled: true },
  };
}

/** The tokens that count are those which a page of this console got: their `azp` is its origin. */
export function authorizedParties(origin: string | null): string[] {
  return origin === null ? [] : [origin];
}

/** The value of a promise, or an error when Clerk keeps silent for too long. */
export async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Clerk did not answer in time.')), CLERK_PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
