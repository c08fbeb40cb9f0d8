import type { IncomingMessage } from 'node:http';
import {
  type FakeServer,
  type FakeServerOptions,
  hostOfRequest,
  sendCompressed,
  startFakeServer,
} from './fake-server';
import {
  nowInSeconds,
  type RsaAlgorithm,
  type SigningKey,
  signingKey,
  signToken,
} from './signing-key';

export interface FakeAuth0Options extends FakeServerOptions {
  /** The tenant's domain and its custom domains; absent: the loopback address. */
  readonly domains?: readonly string[];
}

/** A tenant of Auth0 as it answers at all of its domains. */
export interface FakeAuth0 extends FakeServer {
  /** The domains at which it answers; the first is the tenant's own. */
  readonly domains: readonly string[];
  /** An ID token as the SDKs hold it in `__raw`. */
  idToken(claims: Claims & { readonly aud: string }, alg?: RsaAlgorithm): string;
  /** An access token for an API. */
  accessToken(
    claims: Claims & { readonly aud: readonly string[]; readonly azp: string },
    alg?: RsaAlgorithm,
  ): string;
}

interface Claims {
  /** Default: the first domain. */
  readonly domain?: string;
  readonly [name: string]: unknown;
}

/** What the service sends with its documents. */
const CACHED = {
  'cache-control': 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const ID_TOKEN_SECONDS = 36_000;
const ACCESS_TOKEN_SECONDS = 86_400;

/** Starts a tenant of Auth0: each domain names itself as the issuer, with a slash at the end. */
export async function startFakeAuth0(options: FakeAuth0Options = {}): Promise<FakeAuth0> {
  let domains = options.domains ?? [];
  const answerOf = (document: (domain: string) => unknown) => (request: IncomingMessage) => {
    const domain = hostOfRequest(request);
    if (domains.includes(domain)) return sendCompressed(200, document(domain), CACHED);
    return sendCompressed(404, { statusCode: 404, error: 'Not Found', message: 'Not Found' });
  };
  const server = await startFakeServer(options);
  if (domains.length === 0) domains = [`127.0.0.1:${server.port}`];
  const tenant = domains[0] ?? '';
  for (const [path, document] of Object.entries({
    '/.well-known/openid-configuration': discoveryOf,
    '/.well-known/oauth-authorization-server': discoveryOf,
    '/.well-known/jwks.json': () => ({ keys: keysOf(tenant).map(published) }),
  })) {
    const answer = answerOf(document);
    server.answer(path, (request, response) => answer(request)(request, response));
  }
  const sign = (seconds: number, { domain = tenant, ...claims }: Claims, alg?: RsaAlgorithm) => {
    const now = nowInSeconds();
    const times = { iat: now, exp: now + seconds };
    const all = { iss: `https://${domain}/`, sub: 'auth0|507f1f77bcf86cd799439020', ...claims };
    return signToken(keysOf(tenant)[0], { ...all, ...times }, alg === undefined ? {} : { alg });
  };
  return {
    ...server,
    domains,
    idToken: (claims, alg) => sign(ID_TOKEN_SECONDS, { sid: 'SfpUiNKQVDWH', ...claims }, alg),
    accessToken: (claims, alg) => sign(ACCESS_TOKEN_SECONDS, { scope: 'openid', ...claims }, alg),
  };
}

/** The key that signs and the next one; both are always published. */
function keysOf(tenant: string) {
  return [signingKey(tenant), signingKey(`${tenant} next`)] as const;
}

function published({ jwk, kid, certificate, sha1 }: SigningKey) {
  const { kty, n, e } = jwk;
  return { kty, use: 'sig', n, e, kid, x5t: sha1, x5c: [certificate], alg: 'RS256' };
}

function discoveryOf(domain: string): Record<string, unknown> {
  const base = `https://${domain}`;
  return {
    issuer: `${base}/`,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/oauth/token`,
    device_authorization_endpoint: `${base}/oauth/device/code`,
    userinfo_endpoint: `${base}/userinfo`,
    mfa_challenge_endpoint: `${base}/mfa/challenge`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    registration_endpoint: `${base}/oidc/register`,
    revocation_endpoint: `${base}/oauth/revoke`,
    end_session_endpoint: `${base}/oidc/logout`,
    global_token_revocation_endpoint: `${base}/oauth/global-token-revocation/connection/{connectionName}`,
    ...CAPABILITIES,
  };
}

const CAPABILITIES = {
  scopes_supported: [
    'openid',
    'profile',
    'offline_access',
    'name',
    'given_name',
    'family_name',
    'nickname',
    'email',
    'email_verified',
    'picture',
    'created_at',
    'identities',
    'phone',
    'address',
  ],
  response_types_supported: [
    'code',
    'token',
    'id_token',
    'code token',
    'code id_token',
    'token id_token',
    'code token id_token',
  ],
  code_challenge_methods_supported: ['S256', 'plain'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
  token_endpoint_auth_methods_supported: [
    'client_secret_basic',
    'client_secret_post',
    'private_key_jwt',
    'none',
  ],
  token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
  claims_supported: [
    'aud',
    'auth_time',
    'created_at',
    'email',
    'email_verified',
    'exp',
    'family_name',
    'given_name',
    'iat',
    'identities',
    'iss',
    'name',
    'nickname',
    'phone_number',
    'picture',
    'sub',
  ],
  request_uri_parameter_supported: false,
  request_parameter_supported: false,
  backchannel_logout_supported: true,
  backchannel_logout_session_supported: true,
  dpop_signing_alg_values_supported: ['ES256'],
};
