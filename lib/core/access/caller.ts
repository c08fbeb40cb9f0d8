import type { Environment } from '../providers/draft';
import { fail, ok, type Result } from '../result';
import { scopeFor } from './api-key';
import type { Permission } from './permissions';

/** Who an audit row names. `label` is what a person reads: an e-mail address, a key's prefix. */
export interface Actor {
  readonly type: 'operator' | 'api_key' | 'system';
  readonly id: string;
  readonly label: string;
}

/** Where a call came from; kept with audit rows and log lines. */
export interface CallOrigin {
  readonly requestId: string;
  /** The true client address, after configured proxies only; null for the command line. */
  readonly clientAddress: string | null;
}

/** Everything that a use case may know about who calls it, in one workspace. */
export interface Caller extends CallOrigin {
  readonly actor: Actor;
  readonly workspaceId: string;
  /** The only environment whose providers it sees; null: all of them. */
  readonly environment: Environment | null;
  readonly permissions: ReadonlySet<Permission>;
}

/** Refuses a caller who lacks the permission; the first line of every use case. */
export function requirePermission(caller: Caller, permission: Permission): Result<true> {
  if (caller.permissions.has(permission)) return ok(true);
  const message =
    caller.actor.type === 'api_key'
      ? scopeLacking(permission)
      : `Your role does not include ${permission}. Ask an owner of this workspace to do it, or to give you a role that may.`;
  return fail({ code: 'FORBIDDEN', message, permission });
}

function scopeLacking(permission: Permission): string {
  const scope = scopeFor(permission);
  return scope === null
    ? `No scope of an API key includes ${permission}. Do it in the console.`
    : `The scopes of this API key do not include ${scope}. Scopes of a key do not change: make another key that has it, and use that.`;
}
