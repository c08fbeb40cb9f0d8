import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { newKeyPair } from '../lib/testing/key-pair.mjs';
import { root } from './lib/root.mjs';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 9400;
const MAX_PORT = 65_535;
const TOKEN_SECONDS = 3600;
const ALGORITHMS = /** @type {const} */ (['RS256', 'ES256']);
const SERVICES = ['auth0', 'clerk', 'workos'];

/** By algorithm, what its tokens list in `permissions`: one may read the catalog, the other may not. */
const PERMISSIONS = {
  RS256: ['orders:read', 'orders:write', 'catalog:read'],
  ES256: ['orders:read', 'orders:write'],
};

const HELP = `Starts an identity provider for development on this machine, and prints two tokens of it.

  npm run dev:idp                      OpenID Connect: discovery, keys, tokens of an hour
  npm run dev:idp -- auth0             what answers as Auth0 does; so do clerk and workos
  npm run dev:idp -- --port 9500       on another port than ${DEFAULT_PORT}; 0 takes a free one

DEV_IDP_PORT sets the port too. Claimcheck asks it only with ALLOWED_PRIVATE_ORIGINS, which is printed.`;

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
    enabledJWA: { idTokenSigningAlgValues: [...ALGORITHMS] },
    extraTokenClaims: (_ctx, token) => ({
      org_id: 'org_dev',
      permissions: PERMISSIONS[algorithmOf(token.resourceServer?.identifier() ?? '')],
    }),
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
    jwt: { sign: { alg: algorithmOf(resource) } },
  };
}

/** @returns {'ES256' | 'RS256'} */
function algorithmOf(/** @type {string} */ resource) {
  return resource.endsWith('es256') ? 'ES256' : 'RS256';
}

function privateKey(/** @type {'rsa' | 'ec'} */ type, /** @type {string} */ alg) {
  const { privateKey: key } =
    type === 'rsa'
      ? newKeyPair('rsa', { modulusLength: 2048 })
      : newKeyPair('ec', { namedCurve: 'P-256' });
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
  const { kind, port, help } = asked();
  if (help) return console.log(HELP);
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
    const may = PERMISSIONS[algorithm].join(', ');
    lines.push(`Token (${algorithm}, one hour), permissions ${may}`);
    lines.push(await provider.token(algorithm), '');
  }
  lines.push(
    'Policies and guards see them once the provider has the permissions claim `permissions`',
  );
  lines.push('(Advanced, Times and claims).', '');
  lines.push('Start Claimcheck with', `${provider.allowLine} npm start`, '', 'Ctrl-C ends it.');
  console.log(lines.join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => provider.close().then(() => process.exit(0)));
  }
}

/** What was typed; ends the process where it cannot be meant. */
function asked() {
  const options = /** @type {const} */ ({ port: { type: 'string' }, help: { type: 'boolean' } });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const port = values.port ?? (process.env.DEV_IDP_PORT || String(DEFAULT_PORT));
    if (!/^\d{1,5}$/.test(port) || Number(port) > MAX_PORT) {
      throw new Error(`${port} is no port: give a number from 0 to ${MAX_PORT}`);
    }
    return { kind: positionals[0], port: Number(port), help: values.help === true };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    console.error(`${reason}. --help says what there is.`);
    process.exit(1);
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
      ? `Port ${port} is taken: end what runs there, or choose another with --port.`
      : `The provider could not start on port ${port}: ${error.message}`;
  console.error(sentence);
  process.exit(1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main();
}
