import { randomBytes } from 'node:crypto';
import type { ApiKey, KeyWithPlaintext } from '@/lib/core/access/api-key';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { makeKey } from '@/lib/core/access/key-format';
import type { Permission } from '@/lib/core/access/permissions';
import type { AuditAction } from '@/lib/core/audit/event';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { insertKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { countWorkingKeys } from '@/lib/data/key-lineage';
import { nextVersionOf } from '@/lib/data/revisions';
import { newId } from '@/lib/platform/ids';
import { keyDigest } from '@/lib/platform/key-digest';
import { recordChange } from './record-change';

/** So many keys of a workspace may work at one time, one that was rotated and its successor counted once. */
export const MAX_WORKING_KEYS = 1000;

/** What makes a new key, beside what follows from the caller and the moment. */
export type KeyContent = Pick<ApiKey, 'kind' | 'name' | 'environment' | 'grants'> & {
  readonly expiresAt: string | null;
  readonly replacesId: string | null;
};

/** Refuses callers who may not manage keys; a key never manages others, whatever its scopes are. */
export function requireKeyManager(
  caller: Caller,
  permission: Extract<Permission, `keys:${string}`>,
): Result<true> {
  if (caller.actor.type !== 'api_key') return requirePermission(caller, permission);
  const message = 'An API key may only look at, rotate and revoke itself.';
  return fail({ code: 'FORBIDDEN', message, permission });
}

/** Writes a new key; INVALID_INPUT when the workspace has too many that work and it replaces none of them. */
export async function writeNewKey(
  tx: Tx,
  caller: Caller,
  content: KeyContent,
  at: Date,
): Promise<Result<KeyWithPlaintext>> {
  const { workspaceId, actor } = caller;
  const added = content.replacesId === null;
  if (added && (await countWorkingKeys(workspaceId, at, tx)) >= MAX_WORKING_KEYS) {
    return invalidInput({ '': ['This workspace has 1,000 keys that work. Revoke some first.'] });
  }
  const { plaintext, prefix } = makeKey(content.kind, content.environment, randomBytes);
  const key: ApiKey = {
    ...content,
    id: newId('key'),
    workspaceId,
    prefix,
    createdAt: at.toISOString(),
    createdBy: actor.label,
    revokedAt: null,
    revokedBy: null,
    lastUsedAt: null,
  };
  await insertKey(tx, { key, hash: Buffer.from(keyDigest(plaintext)).toString('hex') });
  return ok({ key, plaintext });
}

interface KeyChange {
  readonly action: Extract<AuditAction, `key.${string}`>;
  readonly before: ApiKey | null;
  readonly after: ApiKey;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes the revision and the audit event of a change, in the transaction of the change. */
export async function recordKeyChange(
  tx: Tx,
  caller: Caller,
  { action, before, after, details }: KeyChange,
): Promise<void> {
  const target = { targetType: 'key', targetId: after.id } as const;
  const version = await nextVersionOf(tx, { workspaceId: caller.workspaceId, ...target });
  const { name, kind, environment, prefix, grants, expiresAt } = after;
  await recordChange(tx, caller, {
    action,
    ...target,
    version,
    before: before && contentOf(before),
    after: contentOf(after),
    details: { name, kind, environment, prefix, grants, expiresAt, ...details },
  });
}

/** What a revision keeps: all but when the key was used. */
function contentOf({ lastUsedAt: _, ...content }: ApiKey): object {
  return content;
}
