import type { ClaimMapping } from './claim-mapping';

/** What attributes and permissions of a provider's tokens are read by. */
export interface ClaimReading {
  /** Null: what is stored cannot be read, so that every check of the provider's tokens is denied. */
  readonly mappings: readonly ClaimMapping[] | null;
  /** Path of the claim that holds permissions; null: none is read. */
  readonly permissionsPath: string | null;
}
