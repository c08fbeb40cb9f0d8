import { type FakeServer, type FakeServerOptions, sendJson, startFakeServer } from './fake-server';
import { newKeyPair } from './key-pair.mjs';

export const DISCOVERY_PATH = '/.well-known/openid-configuration';
export const JWKS_PATH = '/jwks';

export interface FakeProviderOptions extends FakeServerOptions {
  /** What the documents name; default the loopback origin. */
  readonly issuer?: string;
  /** Its key set to begin with; default a fresh RSA key and a fresh EC key. */
  readonly keys?: readonly Record<string, unknown>[];
}

export interface FakeProvider extends FakeServer {
  readonly issuer: string;
  /** Members of the discovery document and the key set; change them at will. */
  readonly metadata: Record<string, unknown>;
  readonly keys: Record<string, unknown>[];
}

/** Starts a provider on loopback that is right in every respect until it is told otherwise. */
export async function startFakeProvider(options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const server = await startFakeServer(options);
  const issuer = options.issuer ?? server.origin;
  const metadata = metadataOf(issuer);
  const keys = [...(options.keys ?? [publicKey('rsa', 'RS256'), publicKey('ec', 'ES256')])];
  server.answer(DISCOVERY_PATH, (request, response) => sendJson(200, metadata)(request, response));
  server.answer(JWKS_PATH, (request, response) => sendJson(200, { keys })(request, response));
  return { ...server, issuer, metadata, keys };
}

function metadataOf(issuer: string): Record<string, unknown> {
  const base = issuer.replace(/\/$/, '');
  return {
    issuer,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${new URL(issuer).origin}${JWKS_PATH}`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  };
}

/** A fresh public key as a JWK, labelled for signatures. */
export function publicKey(kind: 'rsa' | 'ec', alg: string): Record<string, unknown> {
  const { publicKey: key } =
    kind === 'rsa'
      ? newKeyPair('rsa', { modulusLength: 2048 })
      : newKeyPair('ec', { namedCurve: 'P-256' });
  return { ...key.export({ format: 'jwk' }), kid: `${kind}-${alg}`, use: 'sig', alg };
}
