import { createHash } from 'node:crypto';
import type { BundledKeys, BundledOther, TrustBundle } from '@/lib/core/bundle/trust-bundle';
import { type PolicySnapshot, policySnapshotOf } from '@/lib/core/policies/policy-snapshot';
import type { Environment } from '@/lib/core/providers/draft';
import { looseIssuersOf, trustIndexOf } from '@/lib/core/tokens/trust-index';
import type { OtherProvider, Trust } from '@/lib/core/tokens/trusted-provider';
import { mapInSlices } from '@/lib/platform/in-slices';
import { type LocalMachineKey, localMachineKeys } from './local-machine-keys';
import { frozen } from './local-parts';

/** A bundle made ready to judge and decide by; one that is held never changes. */
export interface LocalTrust {
  readonly environment: Environment;
  readonly configHash: string;
  readonly trust: Trust;
  /** By provider id; null: they cannot be had. */
  readonly keys: ReadonlyMap<string, BundledKeys | null>;
  readonly snapshot: PolicySnapshot;
  /** By the SHA-256 (hex) of their text. */
  readonly machineKeys: ReadonlyMap<string, LocalMachineKey>;
}

/** Makes a bundle ready, a few parts at a time. Rejects with what a part throws that cannot be made ready. */
export async function localTrustOf(bundle: TrustBundle): Promise<LocalTrust> {
  const { environment, configHash, providers, policies } = bundle;
  const others = await othersOf(bundle.others);
  const trust: Trust = {
    providers: providers.map(({ provider }) => provider),
    others: [],
    findOther: (issuer) => others.get(sha256(issuer)),
  };
  // Here a few at a time, rather than all of them for the first token of an unknown issuer.
  await mapInSlices(trust.providers, looseIssuersOf);
  trustIndexOf(trust);
  const mappings = new Map(providers.map((one) => [one.provider.id, one.mappings]));
  return {
    environment,
    configHash,
    trust,
    keys: new Map(providers.map((one) => [one.provider.id, one.keys])),
    snapshot: await policySnapshotOf(policies, mappings, environment, mapInSlices),
    machineKeys: await localMachineKeys(bundle.machineKeys),
  };
}

async function othersOf(
  others: readonly BundledOther[],
): Promise<ReadonlyMap<string, OtherProvider>> {
  const found = new Map<string, OtherProvider>();
  await mapInSlices(others, ({ environment, enabled, issuerDigests }) => {
    const other = frozen({ id: '', name: null, environment, enabled, issuers: [] });
    // The first of several with one issuer stays, as where issuers are known.
    for (const digest of issuerDigests) if (!found.has(digest)) found.set(digest, other);
  });
  return found;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
