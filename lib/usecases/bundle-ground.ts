import type { BundledKeys, BundledMachineKey } from '@/lib/core/bundle/trust-bundle';
import type { PolicySnapshot } from '@/lib/core/policies/policy-snapshot';
import { machineKeysOf } from '@/lib/data/workspace-machine-keys';
import { Followed } from '@/lib/platform/followed';
import type { KeySource } from '@/lib/platform/key-source';
import { processWide } from '@/lib/platform/process-wide';
import { fetchMissing, keysAtHand, type MissingKey } from './bundle-keys';
import { policiesOf } from './policies-of';
import { isStorageTrouble } from './storage-failure';
import { scopeKeyOf, scopeOf, type TrustScope, type TrustSnapshot, trustOf } from './trust-of';

/** Whose bundle is meant. */
export interface BundleScope extends TrustScope {
  /** Slug of the workspace. */
  readonly workspaceSlug: string;
}

/** All that a bundle is made of; two of the same parts are the same bundle. */
export interface BundleGround {
  readonly scope: BundleScope;
  readonly snapshot: TrustSnapshot;
  readonly policies: PolicySnapshot;
  readonly machineKeys: readonly BundledMachineKey[];
  /** Of the trusted providers, in their order; null: they cannot be had. */
  readonly keys: readonly (BundledKeys | null)[];
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
  const keys = await keysAtHand(sourcesOf(snapshot));
  return { scope, snapshot, policies, machineKeys, keys };
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
