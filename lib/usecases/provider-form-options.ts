import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import { env } from '@/lib/platform/env';

/** What the form of a provider may offer this caller. */
export interface ProviderFormOptions {
  /** Exact origins that may be http or private here. */
  readonly allowedPrivateOrigins: readonly string[];
  readonly canWrite: boolean;
  readonly canTest: boolean;
}

/** Reads what the form of a provider may offer. Needs `providers:read`. */
export function providerFormOptions(caller: Caller): Result<ProviderFormOptions> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  return ok({
    allowedPrivateOrigins: env().allowedPrivateOrigins,
    canWrite: caller.permissions.has('providers:write'),
    canTest: caller.permissions.has('providers:test'),
  });
}
