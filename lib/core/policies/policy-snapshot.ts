import type { ClaimMapping } from '../claims/claim-mapping';
import type { Environment } from '../providers/draft';
import { AttachedPolicies, type AttachedTo } from './attached-policies';
import { compileAttached, type DecisionEngine } from './compile-policies';
import { prepareToRank } from './compile-policy';
import type { ActivePolicy } from './policy';

/** What is decided by in one environment of a workspace; one that is held never changes. */
export interface PolicySnapshot {
  readonly engine: DecisionEngine;
  /** All that the engine was made of, in whichever environment they have permissions. */
  readonly policies: readonly ActivePolicy[];
  readonly attachedTo: AttachedTo;
  /**
   * By provider id, of every provider whose tokens may come; null: what is stored cannot be read, so that
   * nobody knows which attributes its tokens should have, and they are denied.
   */
  readonly mappings: ReadonlyMap<string, readonly ClaimMapping[] | null>;
}

/** Maps a list that may be long, and lets others go on in between. */
export type MapInSlices = <T, R>(list: readonly T[], map: (item: T) => R) => Promise<readonly R[]>;

/** So many policies of one resource are compiled with the first question about it, and more ahead of it. */
const FEW = 8;

/** Makes policies and mappings ready to decide in an environment, a few at a time. */
export async function policySnapshotOf(
  policies: readonly ActivePolicy[],
  mappings: PolicySnapshot['mappings'],
  environment: Environment,
  mapInSlices: MapInSlices,
): Promise<PolicySnapshot> {
  const { attach, to: attachedTo } = new AttachedPolicies();
  await mapInSlices(policies, attach);
  const isCrowded = ({ permissions }: ActivePolicy) =>
    permissions.some(({ resource }) => attachedTo(resource).length > FEW);
  // Here a few at a time, rather than all of a resource's for the first who asks.
  await mapInSlices(policies, (policy) => {
    if (isCrowded(policy)) prepareToRank(policy);
  });
  const engine = compileAttached(attachedTo, environment);
  return { engine, policies, attachedTo, mappings };
}
