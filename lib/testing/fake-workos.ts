import type { IncomingMessage } from 'node:http';
import {
  type Answer,
  type FakeServer,
  type FakeServerOptions,
  hostOfRequest,
  sendJson,
  startFakeServer,
} from './fake-server';
import { nowInSeconds, type SigningKey, signingKey, signToken } from './signing-key';

export interface FakeWorkosOptions extends FakeServerOptions {
  /** `api.workos.com` and custom domains; absent: the loopback address. */
  readonly hosts?: readonly string[];
  /** Client IDs of its environments. */
  readonly clientIds?: readonly string[];
}

/** The part of WorkOS that signs sessions: environments with one client ID and one key each. */
export interface FakeWorkos extends FakeServer {
  /** The hosts at which it answers; add to them at will. */
  readonly hosts: string[];
  readonly clientIds: readonly string[];
  /** An access token of a session; without a JWT template it has no `aud`. */
  accessToken(claims?: Claims): string;
  /** The same from an environment made before mid-2025, whose issuer is the bare host. */
  legacyToken(claims?: Claims): string;
}

interface Claims {
  /** Default: the first. */
  readonly clientId?: string;
  readonly [name: string]: unknown;
}

const TOKEN_SECONDS = 300;

/** Starts WorkOS: discovery of five members for each client ID, none for the bare host, keys elsewhere. */
export async function startFakeWorkos(options: FakeWorkosOptions = {}): Promise<FakeWorkos> {
  const clientIds = options.clientIds ?? ['client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F'];
  const hosts = [...(options.hosts ?? [])];
  const server = await startFakeServer(options, (request, response) =>
    answerTo(request, hosts, clientIds)(request, response),
  );
  if (hosts.length === 0) hosts.push(`127.0.0.1:${server.port}`);
  const sign = (issuer: string, { clientId = clientIds[0] ?? '', ...claims }: Claims) => {
    const now = nowInSeconds();
    const times = { iat: now, exp: now + TOKEN_SECONDS };
    return signToken(keyOf(clientId), { iss: issuer, ...SESSION, ...times, ...claims });
  };
  const base = `https://${hosts[0] ?? ''}`;
  return {
    ...server,
    hosts,
    clientIds,
    accessToken: (claims = {}) =>
      sign(`${base}/user_management/${claims.clientId ?? clientIds[0] ?? ''}`, claims),
    legacyToken: (claims = {}) => sign(base, claims),
  };
}

const SESSION = {
  sub: 'user_01HBEQKA6K4QJAS93VPE39W1JT',
  sid: 'session_01HQSXZGF8FHF7A9ZZFCW4387R',
  jti: '01HQSXZXPPFPKMDD32RKTFY6PV',
  org_id: 'org_01HRDMC6CM357W30QMHMQ96Q0S',
  role: 'member',
  roles: ['member'],
  permissions: ['orders:read'],
  entitlements: ['audit-logs'],
};

const PATH =
  /^\/(?:user_management\/(?<issuer>[^/]+)\/\.well-known\/openid-configuration|sso\/jwks\/(?<keys>[^/]+))$/;

function answerTo(
  request: IncomingMessage,
  hosts: readonly string[],
  clientIds: readonly string[],
): Answer {
  const host = hostOfRequest(request);
  const { issuer, keys } = PATH.exec(request.url ?? '')?.groups ?? {};
  const id = issuer ?? keys;
  if (id === undefined || !hosts.includes(host)) return sendJson(404, { message: 'Not Found' });
  if (!clientIds.includes(id)) {
    return sendJson(404, { message: `Application not found: '${id}'.` });
  }
  const type = { 'content-type': 'application/json; charset=utf-8' };
  if (issuer !== undefined) return sendJson(200, discoveryOf(`https://${host}`, id), type);
  return sendJson(200, { keys: [published(keyOf(id))] }, type);
}

/** All that is published: two members that OpenID Connect Discovery requires are not among them. */
function discoveryOf(base: string, clientId: string): Record<string, unknown> {
  return {
    issuer: `${base}/user_management/${clientId}`,
    authorization_endpoint: `${base}/user_management/authorize`,
    token_endpoint: `${base}/user_management/authenticate`,
    response_types_supported: ['code'],
    jwks_uri: `${base}/sso/jwks/${clientId}`,
  };
}

function keyOf(clientId: string): SigningKey {
  return signingKey(clientId, 'sso_oidc_key_pair_');
}

function published({ jwk, kid, certificate, sha256 }: SigningKey) {
  const { kty, n, e } = jwk;
  return { alg: 'RS256', kty, use: 'sig', x5c: [certificate], n, e, kid, 'x5t#S256': sha256 };
}
