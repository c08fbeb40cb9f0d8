import { OIDCMockProvider } from '@mongodb-js/oidc-mock-provider';
import { OAuth2Server } from 'oauth2-mock-server';
import { API, startOidcProvider } from './oidc-provider-server.mjs';

/** Somebody else's provider on loopback, and how to get a token from it. */
export interface TokenMinter {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** Algorithms that it signs with. */
  readonly algorithms: readonly string[];
  /** A token that it gave out over HTTP. */
  mint(alg: string): Promise<string>;
  close(): Promise<unknown>;
}

/** oidc-provider, with a key for each of seven algorithms. */
export async function startOidcProviderMinter(): Promise<TokenMinter> {
  const { issuer, accessToken, close } = await startOidcProvider('/tenants/acme');
  return {
    issuer,
    audience: API,
    subject: 'machine',
    algorithms: ['RS256', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    mint: accessToken,
    close,
  };
}

/** oauth2-mock-server, whose tokens say `at+jwt` or not, as it likes. */
export async function startMockServerMinter(): Promise<TokenMinter> {
  const server = new OAuth2Server();
  const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
  for (const alg of algorithms) await server.issuer.keys.generate(alg, { kid: alg });
  await server.start(0, '127.0.0.1');
  const issuer = String(server.issuer.url);
  server.service.on('beforeTokenSigning', ({ payload }) => {
    Object.assign(payload, { sub: 'user-1', aud: 'web' });
  });
  return {
    issuer,
    audience: 'web',
    subject: 'user-1',
    algorithms,
    // Its endpoint signs with each key in turn, so the turn comes.
    mint: (alg) => untilKey(alg, () => tokenFrom(`${issuer}/token`)),
    close: () => server.stop(),
  };
}

/** The mock provider of MongoDB, through its flow for devices. */
export async function startMongodbMinter(): Promise<TokenMinter> {
  const provider = await OIDCMockProvider.create({
    hostname: '127.0.0.1',
    getTokenPayload: () => ({ expires_in: 600, payload: { sub: 'user-1' } }),
  });
  const { issuer } = provider;
  return {
    issuer,
    audience: 'web',
    subject: 'user-1',
    algorithms: ['RS256'],
    mint: async () => {
      const device = await post(`${issuer}/device`, { client_id: 'web', scope: 'openid' });
      return tokenFrom(`${issuer}/token`, { device_code: String(device.device_code) });
    },
    close: () => provider.close(),
  };
}

async function untilKey(kid: string, mint: () => Promise<string>): Promise<string> {
  for (let turn = 0; turn < 8; turn += 1) {
    const token = await mint();
    const header = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
    if (header.includes(`"kid":"${kid}"`)) return token;
  }
  throw new Error(`No token came that is signed with ${kid}.`);
}

async function tokenFrom(address: string, form: Readonly<Record<string, string>> = {}) {
  const answer = await post(address, { grant_type: 'client_credentials', ...form });
  return String(answer.access_token);
}

async function post(
  address: string,
  form: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
  return answer.json();
}
