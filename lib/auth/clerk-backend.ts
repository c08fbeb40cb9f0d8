import { createClerkClient } from '@clerk/nextjs/server';
import type { Identity, IdentityProfile } from '@/lib/core/access/identity';
import { profileOf } from '@/lib/usecases/identity-profiles';
import { clerkOptions, withinPatience } from './clerk-options';

/** Clerk's Backend API gave no answer, or none that is one; `status`: with which it refused. */
export class ClerkUnreachableError extends Error {
  override readonly name = 'ClerkUnreachableError';
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** A client of Clerk's Backend API. */
export function clerkBackend() {
  return createClerkClient(clerkOptions());
}

/** The status with which Clerk refused; null: it did not answer at all. */
function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}

/** The answer of Clerk's Backend API; null: what was asked for does not exist. Throws ClerkUnreachableError. */
export async function fromClerk<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await withinPatience(answer);
  } catch (cause) {
    const status = statusOf(cause);
    if (status === 404) return null;
    const message = 'Clerk’s Backend API did not answer as it should.';
    throw new ClerkUnreachableError(message, status, { cause });
  }
}

async function loadProfile(subject: string): Promise<IdentityProfile> {
  const user = await fromClerk(clerkBackend().users.getUser(subject));
  // Null: deleted since the token was made. A banned user is to become nobody's operator either.
  const primary = user === null || user.banned ? null : user.primaryEmailAddress;
  return {
    email: primary?.emailAddress.trim().toLowerCase() ?? null,
    emailVerified: primary?.verification?.status === 'verified',
    name: user?.fullName ?? null,
  };
}

/** What Clerk says of a user, at most 15 seconds old. Throws ClerkUnreachableError. */
export function clerkProfile(identity: Identity): Promise<IdentityProfile> {
  return profileOf(identity, () => loadProfile(identity.subject));
}
