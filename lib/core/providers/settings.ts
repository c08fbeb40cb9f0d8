import type { Algorithm, Environment, ProviderDraft, ProviderType } from './draft';

/** Whether a value follows from the inputs or was typed by hand. */
export type Source = 'derived' | 'typed';

export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

/** A public JSON Web Key as published or pasted (RFC 7517), members unjudged. */
export type JsonWebKeyValue = Readonly<Record<string, unknown>>;

/** What a provider means once its draft is settled: the values that judging and fetching use. */
export interface ProviderSettings {
  readonly type: ProviderType;
  readonly environment: Environment;
  /** Exact strings compared with `iss`; the first is the one whose discovery is read. */
  readonly issuers: readonly Sourced<string>[];
  /** Discovery addresses of the first issuer in the order in which they are tried. */
  readonly discoveryAddresses: readonly string[];
  readonly audiences: readonly Sourced<string>[];
  readonly audienceRule: 'required' | 'absent_allowed';
  readonly azpRule: 'off' | 'if_present' | 'required';
  readonly authorizedParties: readonly string[];
  readonly algorithms: readonly Algorithm[];
  readonly clockToleranceSeconds: number;
  /** Null: the `jwks_uri` of the discovery document is used. */
  readonly jwksAddress: Sourced<string> | null;
  readonly pastedKeys: readonly JsonWebKeyValue[] | null;
  readonly tokenKind: 'any' | 'access' | 'id';
  readonly permissionsPath: string | null;
  readonly requiredClaims: readonly string[];
  /** PEM certificates trusted for this provider only. */
  readonly privateCa: string | null;
}

/** A saved provider as pages and use cases see it. */
export interface Provider {
  readonly id: string;
  readonly workspaceId: string;
  readonly enabled: boolean;
  readonly version: number;
  /** What was typed, for the form. */
  readonly draft: ProviderDraft;
  /** What follows from it. */
  readonly settings: ProviderSettings;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}
