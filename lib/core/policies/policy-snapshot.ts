import type { ClaimMapping } from '../claims/claim-mapping';
import type { Environment } from '../providers/draft';
import { compilePolicies, type DecisionEngine } from './compile-policies';
import { prepareToRank } from './compile-policy';
import type { ActivePolicy } from './policy';

/** What is decided by in one environment of a workspace; one that is held never changes. */
export interface PolicySnapshot {
  readonly engine: DecisionEngine;
  /** All that the engine was made of, in whichever environment they have permissions. */
  readonly policies: readonly ActivePolicy[];
  /** The policies with a permission for a resource, in whichever environment. */
  readonly attachedTo: (resource: string) => readonly ActivePolicy[];
  /**
   * By provider id, of every provider whose tokens may come; null: what is stored cannot be read, so that
   * nobody knows which attributes its tokens should have, and they are denied.
   */
  readonly mappings: ReadonlyMap<string, readonly ClaimMapping[] | null>;
}

/** Maps a list that may be long, and lets others go on in between. */
export type MapInSlices = <T, R>(list: readonly T[], map: (item: T) => R) => Promise<readonly R[]>;

/** Makes policies and mappings ready to decide in an environment, a few at a time. */
export async function policySnapshotOf(
  policies: readonly ActivePolicy[],
  mappings: PolicySnapshot['mappings'],
  environment: Environment,
  mapInSlices: MapInSlices,
): Promise<PolicySnapshot> {
  // Here a few at a time, rather than all of a resource's for the first who asks.
  await mapInSlices(policies, prepareToRank);
  const byResource = new Map<string, Set<ActivePolicy>>();
  await mapInSlices(policies, (policy) => attach(policy, byResource));
  return {
    engine: compilePolicies(policies, environment),
    policies,
    attachedTo: (resource) => [...(byResource.get(resource) ?? [])],
    mappings,
  };
}

function attach(policy: ActivePolicy, byResource: Map<string, Set<ActivePolicy>>): void {
  for (const { resource } of policy.permissions) {
    const attached = byResource.get(resource) ?? new Set();
    byResource.set(resource, attached.add(policy));
  }
}
