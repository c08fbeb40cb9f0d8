import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { Refused, ValidMachineKey, ValidToken } from '@/lib/core/tokens/verdict';
import type { Verified } from '@/lib/usecases/verify-token';

// As it comes from the engine: with more than callers are to learn.
const PROVIDER: Verified['provider'] & object = {
  id: 'prv_a',
  name: 'Acme',
  type: 'custom_oidc',
  ...{ audiences: ['unsaid'] },
};

/** A good token of one provider, an hour before it ends. */
export function acceptedToken(given: Partial<ValidToken> = {}, claims: JsonObject = {}): Verified {
  const verdict: ValidToken = {
    valid: true,
    kind: 'token',
    providerId: PROVIDER.id,
    issuer: 'https://acme.example.com/',
    subject: 'user-1',
    claims: { sub: 'user-1', ...claims },
    permissions: ['catalog:read'],
    expiresAt: Math.floor(Date.now() / 1000) + 3600,
    algorithm: 'RS256',
    keyId: 'k1',
    checks: null,
    ...given,
  };
  return { verdict, configHash: 'c1', provider: PROVIDER, retryAfterSeconds: null };
}

/** A good machine key. */
export function acceptedMachineKey(given: Partial<ValidMachineKey> = {}): Verified {
  const verdict: ValidMachineKey = {
    valid: true,
    kind: 'machine_key',
    subject: 'key_m',
    name: 'Nightly import',
    permissions: ['catalog:read'],
    expiresAt: null,
    ...given,
  };
  return { verdict, configHash: 'c1', provider: null, retryAfterSeconds: null };
}

/** A refusal by a provider. */
export function refusedToken(given: Partial<Refused> = {}): Verified {
  const verdict: Refused = {
    valid: false,
    code: 'TOKEN_EXPIRED',
    message: 'The token expired at 2026-11-21T10:00:00Z.',
    check: 'expiry',
    expected: null,
    actual: '2026-11-21T10:00:00Z',
    alsoExpected: [],
    alsoActual: [],
    nearMiss: null,
    providerId: PROVIDER.id,
    refetch: false,
    checks: null,
    ...given,
  };
  return { verdict, configHash: 'c1', provider: PROVIDER, retryAfterSeconds: null };
}

/** The provider's keys cannot be had. */
export function withoutKeys(retryAfterSeconds = 30): Verified {
  const message = 'The keys of Acme cannot be had.';
  const refused = refusedToken({ code: 'JWKS_FETCH_FAILED', check: 'key', message });
  return { ...refused, retryAfterSeconds };
}
