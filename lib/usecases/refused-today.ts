import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import {
  type DayOfVerdicts,
  dayOfVerdicts,
  NO_VERDICTS,
  type UnclaimedTokens,
  unclaimedTokens,
} from '@/lib/core/tokens/refused-tokens';
import { countsByCode } from '@/lib/data/verdict-counts';

const DAY_MS = 86_400_000;

export interface RefusedToday {
  /** Of one provider; nothing was judged: all is zero. */
  readonly of: (providerId: string) => DayOfVerdicts;
  readonly unclaimed: UnclaimedTokens;
}

/**
 * Verdicts of the last 24 hours of these providers, and of tokens that belong to none; of the caller's
 * environment alone where it has one. What was judged in the last 5 s may be missing. Needs
 * `providers:read`.
 */
export async function refusedToday(
  caller: Caller,
  providerIds: readonly string[],
): Promise<Result<RefusedToday>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  const { workspaceId, environment } = caller;
  const now = Date.now();
  const counts = await countsByCode({
    workspaceId,
    environment,
    providerIds: [...providerIds, ''],
    from: new Date(now - DAY_MS),
    until: new Date(now),
  });
  const of = (id: string) => {
    const own = counts.get(id);
    return own === undefined ? NO_VERDICTS : dayOfVerdicts(own);
  };
  return ok({ of, unclaimed: unclaimedTokens(of('')) });
}
