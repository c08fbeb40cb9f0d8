import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import { ok, type Result } from '@/lib/core/result';
import { attachedTargets } from '@/lib/data/decision-ground';

/** They are suggestions: of more permissions than that, the rest are typed. */
const MOST = 1000;

/**
 * The resources that the workspace's policies name, with the actions that they name for each, by resource;
 * from its first 1,000 permissions. Needs `policies:read`.
 */
export async function listDecisionTargets(
  caller: Caller,
): Promise<Result<readonly DecisionTarget[]>> {
  const allowed = requirePermission(caller, 'policies:read');
  return allowed.ok ? ok(await attachedTargets(caller.workspaceId, MOST)) : allowed;
}
