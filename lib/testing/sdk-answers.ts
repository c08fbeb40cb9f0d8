/** An API key that has the shape of one. */
export const API_KEY = 'cck_test_0123456789abcdefghijklmnopqrstuvwxyz';

/** A token that nobody judges. */
export const TOKEN = 'header.payload-of-a-token.signature';

/** What the api answers about a good token. */
export const ACCEPTED = {
  valid: true,
  kind: 'token',
  subject: 'user-1',
  issuer: 'https://idp.example.com',
  claims: { role: 'admin' },
  permissions: ['catalog:read'],
  expiresAt: 2_000_000_000,
  provider: { id: 'prv_a', name: 'Acme', type: 'custom_oidc' },
  configHash: 'c0ffee',
} as const;

/** What the api answers about an expired one. */
export const REFUSED = {
  valid: false,
  code: 'TOKEN_EXPIRED',
  message: 'The token expired at 2026-11-21T09:00:00Z.',
  check: 'expiry',
  expected: '2026-11-21T09:08:00Z',
  actual: '2026-11-21T09:00:00Z',
  alsoExpected: [],
  alsoActual: [],
  nearMiss: null,
  provider: ACCEPTED.provider,
  configHash: 'c0ffee',
} as const;

/** What the api answers where a rule allows. */
export const ALLOWED = {
  allowed: true,
  reason: 'RULE_ALLOWED',
  message: 'Allowed: rule `admins` of `Orders` allows it.',
  policy: { id: 'pol_a', name: 'Orders', version: 3, ruleId: 'admins', priority: 10 },
  decisionId: 'dec_a',
  subject: 'user-1',
  provider: ACCEPTED.provider,
} as const;

/** What the api answers where nothing does. */
export const DENIED = {
  ...ALLOWED,
  allowed: false,
  reason: 'NO_POLICY',
  message: 'Denied: no permission covers action `approve` of `orders`.',
  policy: null,
} as const;
