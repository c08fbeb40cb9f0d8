import type { BundleStatus } from './answers';
import { ageOf, type Moment } from './local-age';
import type { LocalServices } from './local-services';
import type { LocalTrust } from './local-trust';
import type { ClaimcheckSettings } from './settings';

/** The bundle that is judged by. */
export interface HeldBundle {
  readonly local: LocalTrust;
  /** The same without keys that were kept from the bundle before. */
  readonly plain: LocalTrust;
  /** Its ETag. */
  readonly revision: string;
  /** Number of the configuration that it was made by, as it was told last; null: the api says none. */
  readonly configuration: number | null;
  readonly source: BundleStatus['source'];
  /** When the request was sent that was answered with it, or that it still holds. */
  readonly confirmed: Moment;
  /** Null: no file wants it. */
  readonly text: string | null;
}

/** How a bundle stands at this moment. */
export function bundleStatus(
  { local, revision, source, confirmed }: HeldBundle,
  { workspaceId, local: { maxAgeMs } }: ClaimcheckSettings,
  services: LocalServices,
): BundleStatus {
  const ageMs = ageOf(confirmed, services);
  return {
    revision,
    workspace: workspaceId,
    environment: local.environment,
    confirmedAt: new Date(confirmed.wall).toISOString(),
    ageMs: Math.round(ageMs),
    maxAgeMs,
    tooOld: ageMs > maxAgeMs,
    source,
    providers: local.trust.providers.length,
    policies: local.snapshot.policies.length,
    machineKeys: local.machineKeys.size,
  };
}
