import type { CallOrigin } from '@/lib/core/access/caller';
import type { Identity, IdentityProfile } from '@/lib/core/access/identity';
import type { Operator } from '@/lib/core/access/operator';
import { isUniqueViolation, StorageBusyError, transaction } from '@/lib/data/database';
import {
  findIdentityOperator,
  findIdentitySession,
  hasIdentity,
  type IdentityOperator,
} from '@/lib/data/identities';
import { findOperatorByEmail } from '@/lib/data/operators';
import { log } from '@/lib/platform/log';
import { type IdentityChange, linkIdentity, noteIdentitySession } from './identity-events';

/** Who a user of a service is here. `stranger`: nobody gave him access, or it was taken away. */
export type ResolvedIdentity =
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'stranger'; readonly profile: IdentityProfile | null }
  | { readonly kind: 'ended' };

/** What comes with the question. */
export interface IdentityRequest {
  readonly origin: CallOrigin;
  /** Asks the service for the profile; only for a user who is linked to nobody yet. */
  readonly loadProfile: () => Promise<IdentityProfile>;
}

function changeOf(
  identity: Identity,
  operator: IdentityOperator,
  origin: CallOrigin,
  now: number,
): IdentityChange {
  return { identity, operator: { id: operator.id, email: operator.email }, origin, now };
}

async function begin(change: IdentityChange): Promise<void> {
  try {
    await transaction((tx) => noteIdentitySession(tx, change));
  } catch (error) {
    // Of several first requests of a session one notes it; and a busy database holds nobody up, for
    // the next request notes it.
    if (isUniqueViolation(error)) return;
    if (!(error instanceof StorageBusyError)) throw error;
    log.warn({ err: error, requestId: change.origin.requestId }, 'begin of a session not noted');
  }
}

async function admitted(
  identity: Identity,
  operator: IdentityOperator,
  { origin }: IdentityRequest,
  now: number,
): Promise<ResolvedIdentity> {
  if (operator.disabledAt !== null) return { kind: 'stranger', profile: null };
  const session = await findIdentitySession(identity);
  if (session?.ended) return { kind: 'ended' };
  if (session === null) await begin(changeOf(identity, operator, origin, now));
  const { id, email, name } = operator;
  return { kind: 'operator', operator: { id, email, name, sessionId: identity.sessionId } };
}

/** The operator whom a verified address makes this user, once; null: there is none to link. */
async function linked(
  identity: Identity,
  profile: IdentityProfile,
  origin: CallOrigin,
  now: number,
): Promise<IdentityOperator | null> {
  const { email, emailVerified } = profile;
  const operator = email === null || !emailVerified ? null : await findOperatorByEmail(email);
  if (operator === null || operator.disabledAt !== null) return null;
  const change = changeOf(identity, operator, origin, now);
  const done = await transaction(async (tx) => {
    if (await hasIdentity(tx, operator.id, identity.source)) return false;
    await linkIdentity(tx, change);
    return true;
  });
  // Not done: another request of the same user was first, or the operator is somebody else there.
  return done ? operator : findIdentityOperator(identity);
}

/**
 * The operator that a user of a service is: known by the user's id there, and never by an address,
 * but for one time: a user without a link whose primary address is verified there becomes the
 * operator of that address if nobody of that service is him yet. Needs no permission: it finds out
 * who is calling.
 */
export async function resolveIdentity(
  identity: Identity,
  request: IdentityRequest,
  now = Date.now(),
): Promise<ResolvedIdentity> {
  const known = await findIdentityOperator(identity);
  if (known !== null) return admitted(identity, known, request, now);
  const profile = await request.loadProfile();
  const operator = await linked(identity, profile, request.origin, now);
  if (operator === null) return { kind: 'stranger', profile };
  return admitted(identity, operator, request, now);
}
