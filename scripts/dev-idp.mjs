import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.mjs';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 9400;
const TOKEN_SECONDS = 3600;
const ALGORITHMS = ['RS256', 'ES256'];
const SERVICES = ['auth0', 'clerk', 'workos'];

/**
 * Starts a real identity provider (oidc-provider) on loopback: discovery, a key set with an RSA and
 * a P-256 key, and a client that can fetch access tokens. Keys and client secret are new each time.
 * Port 0 takes a free one. Rejects with the error of `listen`.
 *
 * @param {{ port?: number }} [options]
 */
export async function startDevProvider({ port = DEFAULT_PORT } = {}) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(undefined));
  });
  const address = server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  const issuer = `http://${HOST}:${actualPort}`;
  const client = { id: 'claimcheck-dev', secret: randomBytes(24).toString('base64url') };
  const provider = await quietly(() => createProvider(issuer, client));
  server.on('request', provider.callback());
  return {
    issuer,
    clientId: client.id,
    allowLine: `ALLOWED_PRIVATE_ORIGINS=${issuer}`,
    /** A fresh, signed access token; its `aud` is the client ID unless said otherwise. */
    token: (/** @type {string} */ algorithm, audience = client.id) =>
      fetchToken(issuer, client, `urn:${audience}:${algorithm.toLowerCase()}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** The library warns of what is right here: memory only, development only. */
async function quietly(/** @type {() => Promise<import('oidc-provider').default>} */ run) {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await run();
  } finally {
    console.warn = warn;
  }
}

/**
 * @param {string} issuer
 * @param {{ id: string, secret: string }} client
 */
async function createProvider(issuer, client) {
  const { default: Provider } = await import('oidc-provider');
  return new Provider(issuer, {
    jwks: { keys: [privateKey('rsa', 'RS256'), privateKey('ec', 'ES256')] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    ttl: { ClientCredentials: TOKEN_SECONDS },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    enabledJWA: { idTokenSigningAlgValues: ALGORITHMS },
    extraTokenClaims: () => ({ org_id: 'org_dev', permissions: ['orders:read', 'orders:write'] }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_ctx, resource) => resourceServer(resource),
      },
    },
  });
}

/** The resource, `urn:audience:algorithm`, names both. */
function resourceServer(/** @type {string} */ resource) {
  return {
    scope: 'orders',
    audience: resource.split(':')[1] ?? '',
    accessTokenFormat: 'jwt',
    accessTokenTTL: TOKEN_SECONDS,
    jwt: { sign: { alg: resource.endsWith('es256') ? 'ES256' : 'RS256' } },
  };
}

function privateKey(/** @type {'rsa' | 'ec'} */ type, /** @type {string} */ alg) {
  const { privateKey: key } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = `dev-${alg.toLowerCase()}-${randomBytes(4).toString('hex')}`;
  return { ...key.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

/**
 * @param {string} issuer
 * @param {{ id: string, secret: string }} client
 * @param {string} resource
 * @returns {Promise<string>}
 */
async function fetchToken(issuer, client, resource) {
  const credentials = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource,
    }),
  });
  if (!answer.ok) throw new Error(`The token endpoint answers ${answer.status}.`);
  const { access_token: token } = await answer.json();
  return token;
}

async function main() {
  const port = Number(process.env.DEV_IDP_PORT ?? DEFAULT_PORT);
  const [kind] = process.argv.slice(2);
  if (kind !== undefined) return startService(kind, port);
  const provider = await startDevProvider({ port }).catch((error) => fail(port, error));
  const lines = [
    'A development identity provider is running. Its keys are new at every start.',
    '',
    `Issuer     ${provider.issuer}`,
    `Client ID  ${provider.clientId}`,
    '',
  ];
  for (const algorithm of ALGORITHMS) {
    lines.push(`Token (${algorithm}, one hour)`, await provider.token(algorithm), '');
  }
  lines.push('Start Claimcheck with', `${provider.allowLine} npm start`, '', 'Ctrl-C ends it.');
  console.log(lines.join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => provider.close().then(() => process.exit(0)));
  }
}

/** Runs what answers as one of the services does; ends as it ends. */
function startService(/** @type {string} */ kind, /** @type {number} */ port) {
  if (!SERVICES.includes(kind)) {
    console.error(`There is no ${kind}. Choose ${SERVICES.join(', ')}, or none of them.`);
    process.exit(1);
  }
  const program = join(root, 'lib/testing/dev-service.program.ts');
  const runner = join(root, 'scripts/lib/run-typescript.mjs');
  const child = spawn(process.execPath, [runner, program, kind, String(port)], {
    stdio: 'inherit',
    cwd: root,
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('exit', (code) => process.exit(code ?? 0));
}

/** @returns {never} */
function fail(/** @type {number} */ port, /** @type {NodeJS.ErrnoException} */ error) {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken: end what runs there, or choose another with DEV_IDP_PORT.`
      : `The provider could not start on port ${port}: ${error.message}`;
  console.error(sentence);
  process.exit(1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main();
}
