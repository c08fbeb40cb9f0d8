import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { type PolicySnapshot, policySnapshotOf } from '@/lib/core/policies/policy-snapshot';
import type { Environment } from '@/lib/core/providers/draft';
import { claimMappingsOf, type KeptMappings } from '@/lib/data/workspace-claim-mappings';
import { activePoliciesOf } from '@/lib/data/workspace-policies';
import { providerIdsOf } from '@/lib/data/workspace-providers';
import { Followed } from '@/lib/platform/followed';
import { mapInSlices } from '@/lib/platform/in-slices';
import { processWide } from '@/lib/platform/process-wide';
import { isStorageTrouble } from './storage-failure';
import { scopeKeyOf, scopeOf, type TrustScope } from './trust-of';

const held = processWide(
  'policies',
  () =>
    new Followed<PolicySnapshot>({
      name: 'policies',
      read: (key) => readPolicies(scopeOf(key)),
      isStorageTrouble,
    }),
);

/**
 * The policies and claim mappings of an environment of a workspace: at once where they are known, and read
 * anew after every change of the configuration (`followConfiguration`). Rejects when the database does not
 * answer and nothing is known yet.
 */
export function policiesOf(
  workspaceId: string,
  environment: Environment,
): PolicySnapshot | Promise<PolicySnapshot> {
  return held.get().get(scopeKeyOf({ workspaceId, environment }));
}

/** Number of the configuration that a snapshot of a scope was read under; null: another one is held by now. */
export function policiesRevisionOf(scope: TrustScope, snapshot: PolicySnapshot): number | null {
  return held.get().revisionOf(scopeKeyOf(scope), snapshot);
}

async function readPolicies({ workspaceId, environment }: TrustScope): Promise<PolicySnapshot> {
  const policies = await activePoliciesOf(workspaceId);
  const mappings = await mappingsOf(workspaceId);
  return policySnapshotOf(policies, mappings, environment, mapInSlices);
}

const NO_ROWS: readonly ClaimMapping[] = Object.freeze([]);

async function mappingsOf(workspaceId: string): Promise<PolicySnapshot['mappings']> {
  // Before the mappings: a provider that comes in between must not count as one that has none.
  const providerIds = await providerIdsOf(workspaceId);
  const mappings = new Map<string, readonly ClaimMapping[] | null>();
  for (const id of providerIds) mappings.set(id, NO_ROWS);
  for (const one of await claimMappingsOf(workspaceId)) mappings.set(...rowsOf(one));
  return mappings;
}

function rowsOf({ mappings }: KeptMappings): [string, readonly ClaimMapping[] | null] {
  const { providerId, rows, unreadable } = mappings;
  return [providerId, unreadable === true ? null : rows];
}
