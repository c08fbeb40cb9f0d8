import { createSigner } from 'fast-jwt';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import { signWithJsonwebtoken } from '@/lib/testing/jsonwebtoken-signer.mjs';
import { judgeBoth } from '@/lib/testing/judge-both';
import { GOOD_CLAIMS } from '@/lib/testing/token-factory';
import { type TokenKey, tokenKey } from '@/lib/testing/token-keys';
import {
  startMockServerMinter,
  startMongodbMinter,
  startOidcProviderMinter,
  type TokenMinter,
} from '@/lib/testing/token-minters';

async function publishedBy(issuer: string): Promise<readonly unknown[]> {
  const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  return (await (await fetch(discovery.jwks_uri)).json()).keys;
}

describe.each([
  ['oidc-provider', startOidcProviderMinter],
  ['oauth2-mock-server', startMockServerMinter],
  ['@mongodb-js/oidc-mock-provider', startMongodbMinter],
])('tokens of %s', (_, start) => {
  let minter: TokenMinter;
  beforeAll(async () => {
    minter = await start();
  });
  afterAll(() => minter.close());

  it('are good, with every algorithm that it has', async () => {
    const { issuer, audience, subject, algorithms } = minter;
    const published = await publishedBy(issuer);
    const provider = { issuers: [issuer], audiences: [audience] };
    for (const alg of algorithms) {
      const token = await minter.mint(alg);
      const verdict = await judgeBoth(token, { provider, published, now: Date.now() });
      expect(verdict).toMatchObject({ valid: true, subject, issuer, algorithm: alg });
      const later = await judgeBoth(token, { provider, published, now: Date.now() + 86_400_000 });
      expect(later).toMatchObject({ valid: false, code: 'TOKEN_EXPIRED' });
    }
  });
});

const pem = ({ privateKey }: TokenKey) => privateKey.export({ type: 'pkcs8', format: 'pem' });

const SIGNERS: Readonly<Record<string, (key: TokenKey) => string | Promise<string>>> = {
  jose: ({ alg, kid, privateKey }) =>
    new SignJWT(GOOD_CLAIMS).setProtectedHeader({ alg, kid }).sign(privateKey),
  jsonwebtoken: ({ alg, kid, privateKey }) =>
    signWithJsonwebtoken(GOOD_CLAIMS, privateKey, { algorithm: alg, keyid: kid }),
  'fast-jwt': (key) =>
    createSigner({ key: pem(key), algorithm: key.alg, kid: key.kid })({ ...GOOD_CLAIMS }),
};

/** The package jsonwebtoken knows no EdDSA. */
const algorithmsOf = (signer: string): readonly Algorithm[] =>
  ALGORITHMS.filter((alg) => signer !== 'jsonwebtoken' || alg !== 'EdDSA');

describe.each(Object.entries(SIGNERS))('tokens signed by %s', (name, signed) => {
  it.each(algorithmsOf(name))('are good with %s', async (alg) => {
    const key = tokenKey(alg);
    const verdict = await judgeBoth(await signed(key), { published: [key.jwk] });
    expect(verdict).toMatchObject({ valid: true, subject: 'user-1', algorithm: alg });
  });
});
