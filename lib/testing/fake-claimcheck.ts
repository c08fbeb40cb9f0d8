import type { AcceptedToken, AuthorizationAnswer, RefusedToken } from '@/sdk/src/answers';
import { ClaimcheckError } from '@/sdk/src/errors';
import type { GuardClient } from '@/sdk/src/guard-client';

const PROVIDER = { id: 'prv_a', name: 'Acme', type: 'custom_oidc' } as const;
const EXPLANATION = 'acme-internal expects https://acme.example.com/';

/** A client that answers by the token's name, and what it was asked. */
export interface FakeClaimcheck extends GuardClient {
  readonly verified: string[];
  readonly checked: Parameters<GuardClient['checkAuthorization']>[0][];
}

/** `good` may read the catalog and approve up to 100; see `failureOf` and `refusalOf` for the others. */
export function fakeClaimcheck(): FakeClaimcheck {
  const verified: string[] = [];
  const checked: FakeClaimcheck['checked'] = [];
  return {
    verified,
    checked,
    verify: async (token) => {
      verified.push(token);
      if (token === 'hanging') await new Promise(() => {});
      const failure = failureOf(token);
      if (failure !== null) throw failure;
      return { data: refusalOf(token) ?? accepted };
    },
    checkAuthorization: async (input) => {
      checked.push(input);
      const failure = failureOf(String(input.context?.fails ?? ''));
      if (failure !== null) throw failure;
      return { data: decisionOf(input.context) };
    },
  };
}

const accepted: AcceptedToken = {
  valid: true,
  kind: 'token',
  subject: 'user-1',
  issuer: 'https://acme.example.com/',
  claims: { sub: 'user-1' },
  permissions: ['catalog:read'],
  expiresAt: 4_000_000_000,
  provider: PROVIDER,
  configHash: 'c1',
};

function failureOf(name: string): Error | null {
  if (name === 'away') return new ClaimcheckError(EXPLANATION, { code: 'UNAVAILABLE' });
  if (name === 'busy') {
    return new ClaimcheckError(EXPLANATION, { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 6.2 });
  }
  if (name === 'wrong-key') return new ClaimcheckError(EXPLANATION, { code: 'UNAUTHENTICATED' });
  return name === 'defect' ? new Error(EXPLANATION) : null;
}

function refusalOf(name: string): RefusedToken | null {
  if (name === 'good') return null;
  if (name === 'keyless') return refused({ code: 'JWKS_FETCH_FAILED', retryable: true });
  if (name === 'audience') return refused({ code: 'INVALID_AUDIENCE', check: 'audience' });
  return refused({});
}

function refused(given: Partial<RefusedToken>): RefusedToken {
  return {
    valid: false,
    code: 'TOKEN_EXPIRED',
    message: EXPLANATION,
    check: 'expiry',
    expected: EXPLANATION,
    actual: EXPLANATION,
    alsoExpected: [],
    alsoActual: [],
    nearMiss: null,
    provider: PROVIDER,
    configHash: 'c1',
    ...given,
  };
}

type Context = FakeClaimcheck['checked'][number]['context'];

function decisionOf(context: Context): AuthorizationAnswer {
  const shared = { message: EXPLANATION, policy: null, decisionId: 'dec_1', provider: PROVIDER };
  if (context?.expires === true) {
    return { ...shared, allowed: false, reason: 'TOKEN_EXPIRED', subject: null };
  }
  const { amount } = context ?? {};
  const allowed = typeof amount === 'number' && amount <= 100;
  const reason = allowed ? 'RULE_ALLOWED' : 'DEFAULT_DENIED';
  return { ...shared, allowed, reason, subject: 'user-1' };
}
