import type { IncomingMessage } from 'node:http';
import {
  type FakeServer,
  type FakeServerOptions,
  hostOfRequest,
  sendCompressed,
  startFakeServer,
} from './fake-server';
import { nowInSeconds, type SigningKey, signingKey, signToken } from './signing-key';

export interface FakeClerkIssuerOptions extends FakeServerOptions {
  /** The Frontend API hosts of its instances; absent: the loopback address. */
  readonly hosts?: readonly string[];
}

/** Instances of Clerk, each with its own host and key. */
export interface FakeClerkIssuer extends FakeServer {
  readonly hosts: readonly string[];
  /** A default session token of the form that is issued now (v2). */
  sessionToken(claims?: Claims): string;
  /** A default session token of the form that ended in April 2025 (v1). */
  firstSessionToken(claims?: Claims): string;
  /** A token of a JWT template: bound to no session. */
  templateToken(claims: Claims): string;
  /** An ID token of an OAuth application, with Clerk as its provider. */
  idToken(claims: Claims & { readonly aud: string }): string;
}

interface Claims {
  /** Of the instance; default the first. */
  readonly host?: string;
  readonly [name: string]: unknown;
}

const SESSION_SECONDS = 60;
const ID_TOKEN_SECONDS = 86_400;
const SKEW_SECONDS = 5;

/** Starts instances of Clerk: the issuer is the Frontend API address, without a slash. */
export async function startFakeClerkIssuer(
  options: FakeClerkIssuerOptions = {},
): Promise<FakeClerkIssuer> {
  const server = await startFakeServer(options, sendCompressed(404, errorOf('resource_not_found')));
  const hosts = options.hosts ?? [`127.0.0.1:${server.port}`];
  for (const [path, document] of Object.entries({
    '/.well-known/openid-configuration': discoveryOf,
    '/.well-known/oauth-authorization-server': serverMetadataOf,
    '/.well-known/jwks.json': (host: string) => ({ keys: [published(keyOf(host))] }),
  })) {
    server.answer(path, (request, response) =>
      answerFor(hosts, document, request)(request, response),
    );
  }
  const sign = (claims: Claims, seconds: number, more: Readonly<Record<string, unknown>>) => {
    const { host = hosts[0] ?? '', ...given } = claims;
    const now = nowInSeconds();
    const times = { iat: now, nbf: now - SKEW_SECONDS, exp: now + seconds };
    const all = { ...times, iss: `https://${host}`, sub: USER, ...more, ...given };
    return signToken(keyOf(host), all, { cat: 'cl_B7d4PD111AAA' });
  };
  return {
    ...server,
    hosts,
    sessionToken: (claims = {}) => sign(claims, SESSION_SECONDS, V2),
    firstSessionToken: (claims = {}) => sign(claims, SESSION_SECONDS, V1),
    templateToken: (claims) => sign(claims, SESSION_SECONDS, { jti: 'f1a8c6d0b21e', azp: ORIGIN }),
    idToken: (claims) => sign(claims, ID_TOKEN_SECONDS, { jti: 'f1a8c6d0b21e' }),
  };
}

const ORIGIN = 'https://app.acme.com';
const USER = 'user_2sfPzVq0gJ3mBd4XnqvIWQ9OYtR';
const SESSION = { azp: ORIGIN, fva: [0, -1], sid: 'sess_2sfQ0m6nD8Yv1bqPZkXrT5LJ4wE' };
const V2 = { ...SESSION, jti: '1c8a5c0f9f6b', v: 2, pla: 'u:free', fea: '', sts: 'active' };
const V1 = {
  ...SESSION,
  org_id: 'org_2sfR8uKq3VhYb',
  org_slug: 'acme',
  org_role: 'org:admin',
  org_permissions: ['org:orders:read'],
};

function keyOf(host: string): SigningKey {
  return signingKey(host, 'ins_');
}

function published({ jwk, kid }: SigningKey) {
  return { use: 'sig', kty: jwk.kty, kid, alg: 'RS256', n: jwk.n, e: jwk.e };
}

function answerFor(
  hosts: readonly string[],
  document: (host: string) => unknown,
  request: IncomingMessage,
) {
  const host = hostOfRequest(request);
  return hosts.includes(host)
    ? sendCompressed(200, document(host), { 'cache-control': 'public, max-age=900' })
    : sendCompressed(400, errorOf('host_invalid'));
}

function errorOf(code: 'host_invalid' | 'resource_not_found') {
  const message = code === 'host_invalid' ? 'Invalid host' : 'not found';
  return { errors: [{ message, long_message: message, code }], clerk_trace_id: 'b1946ac92492d234' };
}

/** By the schema of its Frontend API: nothing else is in it. */
function discoveryOf(host: string): Record<string, unknown> {
  const base = `https://${host}`;
  return {
    issuer: base,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/token/revoke`,
    introspection_endpoint: `${base}/oauth/token_info`,
    userinfo_endpoint: `${base}/oauth/userinfo`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none', 'client_secret_post'],
    claims_supported: CLAIMS,
    code_challenge_methods_supported: ['S256'],
    backchannel_logout_supported: false,
    frontchannel_logout_supported: false,
  };
}

function serverMetadataOf(host: string): Record<string, unknown> {
  const base = `https://${host}`;
  return {
    issuer: base,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/token/revoke`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none', 'client_secret_post'],
    scopes_supported: SCOPES,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: CLAIMS,
    code_challenge_methods_supported: ['S256'],
    service_documentation: 'https://clerk.com/docs',
    ui_locales_supported: ['en'],
    op_tos_uri: 'https://clerk.com/legal/standard-terms',
  };
}

const SCOPES = ['openid', 'profile', 'email', 'public_metadata', 'private_metadata'];
const CLAIMS = ['sub', 'iss', 'aud', 'exp', 'iat', 'email', 'name', 'picture'];
