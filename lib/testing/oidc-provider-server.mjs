import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { newKeyPair } from './key-pair.mjs';

/** @typedef {{ kty: 'RSA' | 'EC' | 'OKP', alg: string, use?: 'sig' | 'enc', bits?: number, crv?: string }} KeyKind */

const ALGORITHMS = ['RS256', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Seven kinds of key that verify signatures, and one that never can. @type {readonly KeyKind[]} */
const KINDS = [
  { kty: 'RSA', alg: 'RS256', bits: 2048 },
  { kty: 'RSA', alg: 'RS512', bits: 3072 },
  { kty: 'RSA', alg: 'PS256', bits: 2048 },
  { kty: 'EC', alg: 'ES256', crv: 'P-256' },
  { kty: 'EC', alg: 'ES384', crv: 'P-384' },
  { kty: 'EC', alg: 'ES512', crv: 'P-521' },
  { kty: 'OKP', alg: 'EdDSA', crv: 'ed25519' },
  { kty: 'OKP', alg: 'ECDH-ES', crv: 'x25519', use: 'enc' },
];

/**
 * Starts oidc-provider on loopback at an issuer with this path, with keys of every kind.
 *
 * @param {string} path such as `/tenants/acme`; empty: none
 */
export async function startOidcProvider(path) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}${path}`;
  const provider = await quietly(() => createProvider(issuer));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith(path)) {
      response.writeHead(404).end();
      return;
    }
    // The library finds out by itself that it is mounted below a path.
    Object.assign(request, { originalUrl: request.url, url: request.url.slice(path.length) });
    void answer(request, response);
  });
  return {
    issuer,
    accessToken: (/** @type {string} */ alg) => accessToken(issuer, alg),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** An application that asks in its own name. */
const MACHINE = { client_id: 'machine', client_secret: randomBytes(24).toString('base64url') };
/** The API that its access tokens are for; below it, one address for each algorithm. */
export const API = 'https://api.example.com/';

/** An access token for the API (RFC 9068), signed with an algorithm. */
async function accessToken(/** @type {string} */ issuer, /** @type {string} */ alg) {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...MACHINE,
      grant_type: 'client_credentials',
      resource: API + alg,
      scope: 'catalog:read',
    }),
  });
  const { access_token: token } = await answer.json();
  return String(token);
}

/** @param {string} issuer */
async function createProvider(issuer) {
  const { default: Provider } = await import('oidc-provider');
  return new Provider(issuer, {
    jwks: { keys: KINDS.map(privateKey) },
    clients: [
      {
        ...MACHINE,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    ttl: { ClientCredentials: 600 },
    enabledJWA: {
      idTokenSigningAlgValues: ALGORITHMS,
      requestObjectEncryptionAlgValues: ['ECDH-ES'],
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, /** @type {string} */ resource) => ({
          scope: 'catalog:read',
          audience: API,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: resource.slice(API.length) } },
        }),
      },
      // Without these it refuses a key that only decrypts.
      encryption: { enabled: true },
      requestObjects: { enabled: true },
    },
  });
}

/** The library warns of what is right here: memory only, development only. */
async function quietly(/** @type {() => Promise<import('oidc-provider').default>} */ run) {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return await run();
  } finally {
    Object.assign(console, { warn, info });
  }
}

function privateKey(/** @type {KeyKind} */ { kty, alg, use = 'sig', bits = 2048, crv = '' }) {
  const { privateKey: key } =
    kty === 'RSA'
      ? newKeyPair('rsa', { modulusLength: bits })
      : kty === 'EC'
        ? newKeyPair('ec', { namedCurve: crv })
        : newKeyPair(crv === 'x25519' ? 'x25519' : 'ed25519');
  return { ...key.export({ format: 'jwk' }), kid: `${alg}-${bits}`, alg, use };
}
