import { canonicalJson } from '../canonical-json';

/** In the order in which they are offered. */
export const PROVIDER_TYPES = ['auth0', 'clerk', 'workos', 'custom_oidc'] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** JWS algorithms that may be accepted; HMAC and `none` do not exist here (RFC 8725, 3.1). */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const DEFAULT_ALGORITHMS: readonly Algorithm[] = [
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
];

export const DEFAULT_CLOCK_TOLERANCE_SECONDS = 5;
export const MAX_CLOCK_TOLERANCE_SECONDS = 300;

/** What the types ask for. Each type uses some of these (its definition says which); the rest stays empty. */
export interface ProviderInputs {
  /** Custom OIDC: the issuer. Clerk: the Frontend API URL, where no publishable key gives it. */
  issuer: string;
  /** Auth0, Custom OIDC: the `aud` of ID tokens. */
  clientIds: string[];
  /** Auth0: the tenant's domain, or the custom domain that is used with it. */
  domain: string;
  /** Auth0, WorkOS: further host names of the same tenant. */
  customDomains: string[];
  /** Clerk: `pk_live_…` or `pk_test_…`. */
  publishableKey: string;
  /** WorkOS: `client_…`. */
  clientId: string;
  /** Auth0: identifiers of APIs. Clerk, WorkOS: the `aud` of the JWT template. */
  audiences: string[];
  /** WorkOS: also accept the issuer `https://api.workos.com` of older environments. */
  bareIssuer: boolean;
}

/**
 * What an operator typed, unsettled. Pages that only show a draft import it from here, without the
 * code of the schema that judges it (`draft-schema.ts`).
 */
export interface ProviderDraft {
  type: ProviderType;
  name: string;
  environment: Environment;
  inputs: ProviderInputs;
  furtherIssuers: string[];
  furtherAudiences: string[];
  audienceRule: 'required' | 'absent_allowed';
  azpRule: 'off' | 'if_present' | 'required';
  authorizedParties: string[];
  algorithms: Algorithm[];
  clockToleranceSeconds: number;
  jwksAddress: string;
  pastedKeys: string;
  tokenKind: 'any' | 'access' | 'id';
  permissionsPath: string;
  requiredClaims: string[];
  privateCa: string;
}

/** Inputs of which nothing is filled in. */
export function emptyInputs(): ProviderInputs {
  return {
    issuer: '',
    clientIds: [],
    domain: '',
    customDomains: [],
    publishableKey: '',
    clientId: '',
    audiences: [],
    bareIssuer: false,
  };
}

/** An empty draft of a type with every default in place. */
export function emptyDraft(type: ProviderType): ProviderDraft {
  return {
    type,
    name: '',
    environment: 'production',
    inputs: emptyInputs(),
    furtherIssuers: [],
    furtherAudiences: [],
    audienceRule: 'required',
    azpRule: 'off',
    authorizedParties: [],
    algorithms: [...DEFAULT_ALGORITHMS],
    clockToleranceSeconds: DEFAULT_CLOCK_TOLERANCE_SECONDS,
    jwksAddress: '',
    pastedKeys: '',
    tokenKind: 'any',
    permissionsPath: '',
    requiredClaims: [],
    privateCa: '',
  };
}

/** The one text of a draft that hashes and staleness marks are computed from. */
export function canonicalDraft(draft: ProviderDraft): string {
  return canonicalJson(draft);
}
