import { type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeKeys } from '@/lib/core/oidc/judge-jwks';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { keyRingOf } from '@/lib/core/oidc/key-ring';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import { judgeTokenAsync } from '@/lib/core/tokens/judge-token-async';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { judgeToken } from './judge-token';

const NOW = 1_800_000_000_000;
const PROVIDER: TrustedProvider = {
  id: 'prv_1',
  name: 'Acme',
  type: 'custom_oidc',
  environment: 'production',
  issuers: ['https://login.acme.example'],
  audiences: ['claimcheck'],
  audienceRule: 'required',
  azpRule: 'off',
  authorizedParties: [],
  algorithms: [...ALGORITHMS],
  clockToleranceSeconds: 5,
  tokenKind: 'any',
  permissionsPath: 'permissions',
  requiredClaims: [],
};
const GOOD = {
  iss: 'https://login.acme.example',
  sub: 'user_1',
  aud: 'claimcheck',
  iat: NOW / 1000 - 10,
  exp: NOW / 1000 + 60,
  permissions: 'catalog:read catalog:write',
};

const PAIRS = {
  rsa: newKeyPair('rsa', { modulusLength: 2048 }),
  p256: newKeyPair('ec', { namedCurve: 'P-256' }),
  p384: newKeyPair('ec', { namedCurve: 'P-384' }),
  p521: newKeyPair('ec', { namedCurve: 'P-521' }),
  ed25519: newKeyPair('ed25519'),
};

function pairOf(algorithm: Algorithm) {
  if (algorithm === 'ES256') return PAIRS.p256;
  if (algorithm === 'ES384') return PAIRS.p384;
  if (algorithm === 'ES512') return PAIRS.p521;
  return algorithm === 'EdDSA' ? PAIRS.ed25519 : PAIRS.rsa;
}

function signed(algorithm: Algorithm, header: object, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  const hash = algorithm === 'EdDSA' ? null : `sha${algorithm.slice(2)}`;
  const saltLength = Number(algorithm.slice(2)) / 8;
  const key = pairOf(algorithm).privateKey;
  const options = algorithm.startsWith('PS')
    ? { key, padding: 6, saltLength }
    : { key, dsaEncoding: 'ieee-p1363' as const };
  return `${input}.${sign(hash, Buffer.from(input), options).toString('base64url')}`;
}

function ringOf(...keys: { key: KeyObject; members: object }[]): KeyRing {
  const judged = judgeKeys(
    keys.map(({ key, members }) => ({ ...key.export({ format: 'jwk' }), ...members })),
  );
  if (!judged.ok) throw new Error(judged.message);
  return keyRingOf(judged.keys);
}

const { subtle } = globalThis.crypto;

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const ring = ringOf({ key: pairOf(algorithm).publicKey, members: { kid: 'k1' } });
  const token = signed(algorithm, { alg: algorithm, kid: 'k1' }, GOOD);

  it('a good token is accepted by both wrappers alike', async () => {
    const verdict = judgeToken(token, PROVIDER, ring, { now: NOW });
    expect(verdict).toMatchObject({
      valid: true,
      providerId: 'prv_1',
      subject: 'user_1',
      permissions: ['catalog:read', 'catalog:write'],
      algorithm,
      keyId: 'k1',
      checks: null,
    });
    expect(await judgeTokenAsync(token, PROVIDER, ring, { now: NOW }, subtle)).toEqual(verdict);
  });

  it('another signature is refused by both wrappers alike', async () => {
    const other = signed(algorithm, { alg: algorithm, kid: 'k1' }, { ...GOOD, sub: 'user_2' });
    const forged = token.slice(0, token.lastIndexOf('.')) + other.slice(other.lastIndexOf('.'));
    const verdict = judgeToken(forged, PROVIDER, ring, { now: NOW });
    expect(verdict).toMatchObject({ valid: false, code: 'INVALID_SIGNATURE', providerId: 'prv_1' });
    expect(await judgeTokenAsync(forged, PROVIDER, ring, { now: NOW }, subtle)).toEqual(verdict);
  });
});
