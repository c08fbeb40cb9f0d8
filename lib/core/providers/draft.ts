import * as z from 'zod/mini';

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

const line = (max: number, what: string) =>
  z.string().check(z.trim(), z.maxLength(max, `${what} has at most ${max} characters.`));
const lines = (max: number, what: string) =>
  z.array(line(max, what)).check(z.maxLength(50, 'At most 50 entries.'));

/**
 * What an operator typed, unsettled: the one schema for the form in the browser, the server
 * action and the API. Shape only; what the values mean is judged by `settleDraft`.
 */
export const providerDraftSchema = z.strictObject({
  type: z.enum(PROVIDER_TYPES, 'Choose one of the provider types.'),
  name: line(80, 'A name'),
  environment: z.enum(ENVIRONMENTS, 'Choose production, staging or development.'),
  inputs: z.strictObject({
    issuer: line(2048, 'An issuer'),
    clientIds: lines(255, 'A client ID'),
  }),
  furtherIssuers: lines(2048, 'An issuer'),
  furtherAudiences: lines(2048, 'An audience'),
  audienceRule: z.enum(['required', 'absent_allowed'], 'Choose required or absent_allowed.'),
  azpRule: z.enum(['off', 'if_present', 'required'], 'Choose off, if_present or required.'),
  authorizedParties: lines(2048, 'An authorized party'),
  algorithms: z
    .array(z.enum(ALGORITHMS, 'This algorithm cannot be accepted.'))
    .check(z.minLength(1, 'Choose at least one algorithm.'), z.maxLength(ALGORITHMS.length)),
  clockToleranceSeconds: z
    .number('Enter a whole number of seconds.')
    .check(
      z.int('Enter a whole number of seconds.'),
      z.gte(0, 'From 0 to 300 seconds.'),
      z.lte(MAX_CLOCK_TOLERANCE_SECONDS, 'From 0 to 300 seconds.'),
    ),
  jwksAddress: line(2048, 'An address'),
  pastedKeys: z.string().check(z.maxLength(131_072, 'At most 128 KiB of keys.')),
  tokenKind: z.enum(['any', 'access', 'id'], 'Choose any, access or id.'),
  permissionsPath: line(512, 'A path'),
  requiredClaims: lines(512, 'A claim'),
  privateCa: z.string().check(z.maxLength(65_536, 'At most 64 KiB of certificates.')),
});

export type ProviderDraft = z.infer<typeof providerDraftSchema>;

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
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
  };
  return JSON.stringify(sorted(draft));
}
