import type { ClaimMapping } from '../claims/claim-mapping';
import type { KeyRing } from '../oidc/key-ring';
import type { ActivePolicy } from '../policies/policy';
import type { Environment } from '../providers/draft';
import type { OtherProvider, TrustedProvider } from '../tokens/trusted-provider';

/** Raised whenever a reader of the one before would misread it; a reader refuses what it does not know. */
export const BUNDLE_FORMAT = 1;

/**
 * All that tokens are judged and decisions are made by in one environment of a workspace: plain data,
 * nothing secret in it. Two with the same content are the same text, so nothing in it tells the time.
 */
export interface TrustBundle {
  readonly format: typeof BUNDLE_FORMAT;
  /** Slug of the workspace. */
  readonly workspace: string;
  readonly environment: Environment;
  /** SHA-256 (hex) of the trust, as answers carry it. */
  readonly configHash: string;
  /** Enabled ones. */
  readonly providers: readonly BundledProvider[];
  /** Those that judge nothing here, so that a refusal can say so. */
  readonly others: readonly BundledOther[];
  /** With their permissions in this environment; in the order of their ids. */
  readonly policies: readonly ActivePolicy[];
  readonly machineKeys: readonly BundledMachineKey[];
}

/** A trusted provider with what its tokens are judged and read by. */
export interface BundledProvider {
  readonly provider: TrustedProvider;
  /** Null: they cannot be had at this moment, so nothing is known of its tokens. */
  readonly keys: BundledKeys | null;
  /** Null: what is stored cannot be read, and its tokens are denied. */
  readonly mappings: readonly ClaimMapping[] | null;
}

/** Public keys of a provider. */
export interface BundledKeys {
  readonly ring: KeyRing;
  /** Epoch seconds, where the provider does not answer and they are from before; null: for as long as the bundle. */
  readonly usableUntil: number | null;
}

/** A provider that is disabled or of another environment, known by the digests of its issuers only. */
export interface BundledOther extends Pick<OtherProvider, 'environment' | 'enabled'> {
  /** SHA-256 (hex) of each issuer. */
  readonly issuerDigests: readonly string[];
}

/** A machine key: never its text. */
export interface BundledMachineKey {
  readonly id: string;
  readonly name: string;
  /** SHA-256 (hex) of its whole text, which has 256 random bits. */
  readonly digest: string;
  readonly permissions: readonly string[];
  /** ISO 8601; null: it does not end. */
  readonly expiresAt: string | null;
  /** ISO 8601; null: it was not revoked. */
  readonly revokedAt: string | null;
}
