import type { ClaimMapping } from './claim-mapping';

/** What attributes and permissions of a provider's tokens are read by. */
export interface ClaimReading {
  readonly mappings: readonly ClaimMapping[];
  /** Path of the claim that holds permissions; null: none is read. */
  readonly permissionsPath: string | null;
}
