import type { BundledKeys, BundledMachineKey } from '@/lib/core/bundle/trust-bundle';
import type { PolicySnapshot } from '@/lib/core/policies/policy-snapshot';
import { machineKeysOf } from '@/lib/data/workspace-machine-keys';
import { Followed } from '@/lib/platform/followed';
import type { KeySource } from '@/lib/platform/key-source';
import { processWide } from '@/lib/platform/process-wide';
import { fetchMissing, keysAtHand, type MissingKey } from './bundle-keys';
import { policiesOf, policiesRevisionOf } from './policies-of';
import { isStorageTrouble } from './storage-failure';
import {
  scopeKeyOf,
  scopeOf,
  type TrustScope,
  type TrustSnapshot,
  trustOf,
  trustRevisionOf,
} from './trust-of';

/** Whose bundle is meant. */
export interface BundleScope extends TrustScope {
  /** Slug of the workspace. */
  readonly workspaceSlug: string;
}

/** All that a bundle is made of; two of the same parts are the same bundle. */
export interface BundleGround extends BundleParts {
  /** Number of the configuration that it was read under, at least; what stands in for something newer lowers it. */
  readonly revision: number;
  /** Of the trusted providers, in their order; null: they cannot be had. */
  readonly keys: readonly (BundledKeys | null)[];
}

interface BundleParts {
  readonly scope: BundleScope;
  readonly snapshot: TrustSnapshot;
  readonly policies: PolicySnapshot;
  readonly machineKeys: readonly BundledMachineKey[];
}

const held = processWide(
  'bundled-machine-keys',
  () =>
    new Followed<readonly BundledMachineKey[]>({
      name: 'machine keys',
      read: (key) => {
        const { workspaceId, environment } = scopeOf(key);
        return machineKeysOf(workspaceId, environment);
      },
      isStorageTrouble,
    }),
);

/**
 * What the bundle of a scope is made of at this moment. Keys that are not held are waited for, for
 * `waitMs` in all. Rejects when the database does not answer and nothing is known yet.
 */
export async function bundleGroundOf(
  scope: BundleScope,
  missing: MissingKey | null,
  waitMs: number,
): Promise<BundleGround> {
  const { workspaceId, environment } = scope;
  const first = await trustOf(workspaceId, environment);
  await fetchMissing(sourcesOf(first), missing, waitMs);
  // After the waiting: what was changed meanwhile is in it.
  const [snapshot, policies, machineKeys] = await Promise.all([
    trustOf(workspaceId, environment),
    policiesOf(workspaceId, environment),
    held.get().get(scopeKeyOf(scope)),
  ]);
  const parts = { scope, snapshot, policies, machineKeys };
  const revision = revisionOf(parts);
  // One of them was read anew in between.
  if (revision === null) return bundleGroundOf(scope, null, waitMs);
  return { ...parts, revision, keys: await keysAtHand(sourcesOf(snapshot)) };
}

function revisionOf({ scope, snapshot, policies, machineKeys }: BundleParts): number | null {
  const revisions = [
    trustRevisionOf(scope, snapshot),
    policiesRevisionOf(scope, policies),
    held.get().revisionOf(scopeKeyOf(scope), machineKeys),
  ].filter((revision) => revision !== null);
  return revisions.length < 3 ? null : Math.min(...revisions);
}

function sourcesOf({ trust, keySources }: TrustSnapshot): readonly KeySource[] {
  return trust.providers.map(({ id }) => {
    const source = keySources.get(id);
    if (source === undefined) throw new Error(`The trusted provider ${id} has no keys.`);
    return source;
  });
}

/** Whether the bundles of two grounds are the same. */
export function isSameGround(a: BundleGround, b: BundleGround): boolean {
  return (
    a.snapshot === b.snapshot &&
    a.policies === b.policies &&
    a.machineKeys === b.machineKeys &&
    a.keys.every((keys, index) => isSameKeys(keys, b.keys[index] ?? null))
  );
}

function isSameKeys(a: BundledKeys | null, b: BundledKeys | null): boolean {
  return a?.ring === b?.ring && a?.usableUntil === b?.usableUntil;
}
