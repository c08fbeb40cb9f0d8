import type { Actor, CallOrigin } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { fail, ok, type Result } from '@/lib/core/result';
import { noteKeyUse } from './key-uses';
import { type FoundKey, findPresentedKey, type KnownKey } from './known-keys';
import { recordAttempt } from './record-refusal';
import { unavailable } from './storage-failure';

type Refusal = Exclude<FoundKey['outcome'], 'good'>;

const MESSAGES: Readonly<Record<Refusal, string>> = {
  malformed: 'Malformed API key. It begins cck_live_ or cck_test_ and has 70 characters.',
  other_kind: 'This is a machine key, which is shown as a token. Call with an API key (cck_…).',
  unknown: 'Invalid API key.',
  revoked: 'API key has been revoked.',
  expired: 'API key has expired.',
};

const NOBODY: Actor = { type: 'system', id: 'api', label: 'someone with an unknown key' };

/**
 * Finds out which application calls: the key's own workspace and environment, the permissions of its
 * scopes. At once where the key is held. Fails with UNAUTHENTICATED, its message saying why, or
 * UNAVAILABLE. Refusals are audited, within bounds. Needs no permission.
 */
export function authenticateApiKey(
  presented: string,
  origin: CallOrigin,
  now = Date.now(),
): Result<KeyCaller> | Promise<Result<KeyCaller>> {
  const found = findPresentedKey(presented, 'api', now);
  return found instanceof Promise
    ? found.then((value) => answer(value, origin, now), unavailable)
    : answer(found, origin, now);
}

function answer(
  found: FoundKey,
  origin: CallOrigin,
  now: number,
): Result<KeyCaller> | Promise<Result<never>> {
  if (found.outcome !== 'good') return refuse(found, found.outcome, origin);
  noteKeyUse(found.known.key.id, now);
  return ok(callerOf(found.known, origin));
}

function callerOf({ identity }: KnownKey, { requestId, clientAddress }: CallOrigin): KeyCaller {
  // Member by member: a spread costs more than all that was judged before.
  const { actor, workspaceId, workspaceSlug, environment, permissions, keyId, scopes } = identity;
  return {
    actor,
    workspaceId,
    workspaceSlug,
    environment,
    permissions,
    keyId,
    scopes,
    requestId,
    clientAddress,
  };
}

async function refuse(
  found: FoundKey,
  outcome: Refusal,
  { requestId, clientAddress }: CallOrigin,
): Promise<Result<never>> {
  // Who does not have the whole key writes nothing into the chain of a workspace.
  const known = 'known' in found ? found.known : null;
  const target =
    known === null
      ? ({ targetType: 'instance', targetId: INSTANCE_CHAIN } as const)
      : ({ targetType: 'key', targetId: known.key.id } as const);
  await recordAttempt({
    ...target,
    chainId: known?.key.workspaceId ?? INSTANCE_CHAIN,
    actor: known?.identity.actor ?? NOBODY,
    action: 'access.refused',
    kind: `${outcome} api key`,
    requestId,
    clientAddress,
    details: {},
  });
  return fail({ code: 'UNAUTHENTICATED', message: MESSAGES[outcome] });
}
