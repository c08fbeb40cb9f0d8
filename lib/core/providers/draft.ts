import { canonicalJson } from '../canonical-json';

export const PROVIDER_TYPES = ['custom_oidc'] as const;
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

/**
 * What an operator typed, unsettled. Pages that only show a draft import it from here, without the
 * code of the schema that judges it (`draft-schema.ts`).
 */
export interface ProviderDraft {
  type: ProviderType;
  name: string;
  environment: Environment;
  inputs: { issuer: string; clientIds: string[] };
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

/** An empty draft of a type with every default in place. */
export function emptyDraft(type: ProviderType): ProviderDraft {
  return {
    type,
    name: '',
    environment: 'production',
    inputs: { issuer: '', clientIds: [] },
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
