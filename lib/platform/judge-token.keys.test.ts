import { describe, expect, it, vi } from 'vitest';
import { type Judging, judgeBoth } from '@/lib/testing/judge-both';
import { makeToken, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

const RSA = tokenKey('RS256');
const FOREIGN = tokenKey('RS256', 'foreign');
const CANARIES = [
  'https://canary.example.com/jwks.json',
  'http://169.254.169.254/latest/meta-data/',
  `${TOKEN_ISSUER}.canary.example.com/jwks.json`,
  `${TOKEN_ISSUER}@canary.example.com/jwks.json`,
];

const codeOf = async (token: string, judging: Partial<Judging> = {}) => {
  const verdict = await judgeBoth(token, { published: [RSA.jwk], ...judging });
  return verdict.valid ? 'VALID' : verdict.code;
};

const without = (key: object, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(key).filter(([name]) => !names.includes(name)));

describe('keys that a token brings with it', () => {
  it.each(['jwk', 'x5c', 'jku', 'x5u'])(
    'threat 13, 14, 16: %s of an attacker, under a known, an unknown and no key ID',
    async (member) => {
      const values = member === 'jwk' ? [FOREIGN.jwk] : member === 'x5c' ? [['MIIB']] : CANARIES;
      for (const value of values) {
        const signed = (kid?: string) => makeToken(FOREIGN, { header: { [member]: value, kid } });
        expect(await codeOf(signed(RSA.kid))).toBe('INVALID_SIGNATURE');
        expect(await codeOf(signed(FOREIGN.kid))).toBe('KEY_NOT_FOUND');
        expect(await codeOf(signed())).toBe('INVALID_SIGNATURE');
      }
    },
  );

  it.each(['jku', 'x5u', 'jwk', 'x5c'])('threat 15: a good token may carry %s', async (member) => {
    const value = member === 'jwk' ? FOREIGN.jwk : member === 'x5c' ? ['MIIB'] : CANARIES[0];
    expect(await codeOf(makeToken(RSA, { header: { [member]: value } }))).toBe('VALID');
  });
});

describe('the key ID', () => {
  it.each([
    '../../etc/passwd',
    '/dev/null',
    "' OR 1=1 --",
    '$(id)',
    '__proto__',
    'constructor',
    'toString',
  ])('threat 7: %j is looked up and nothing else', async (kid) => {
    expect(await codeOf(makeToken(RSA, { header: { kid } }))).toBe('KEY_NOT_FOUND');
  });

  it.each([
    'ISSUER-RS256',
    ' issuer-RS256',
    'issuer-RS256 ',
    'issuer-RS256\u0000',
    'issuer\u2010RS256',
    '',
    'k'.repeat(10_000),
  ])('threat 19: %.20j is not the key that it resembles', async (kid) => {
    const verdict = await judgeBoth(makeToken(RSA, { header: { kid } }), { published: [RSA.jwk] });
    expect(verdict).toMatchObject({ valid: false, code: 'KEY_NOT_FOUND' });
    expect(JSON.stringify(verdict).length).toBeLessThan(2000);
  });

  it('threat 19: composed and decomposed letters are two key IDs', async () => {
    const published = [{ ...RSA.jwk, kid: 'clé'.normalize('NFC') }];
    const token = (form: 'NFC' | 'NFD') =>
      makeToken(RSA, { header: { kid: 'clé'.normalize(form) } });
    expect(await codeOf(token('NFC'), { published })).toBe('VALID');
    expect(await codeOf(token('NFD'), { published })).toBe('KEY_NOT_FOUND');
  });

  it.each([null, 1, ['issuer-RS256'], { kid: 'issuer-RS256' }, true])(
    'threat 19: %j is no key ID, and no way around one',
    async (kid) => {
      expect(await codeOf(makeToken(RSA, { header: { kid } }))).not.toBe('VALID');
    },
  );

  it('threat 20: unknown, though a known key signed: no other key is tried', async () => {
    const verdict = await judgeBoth(makeToken(RSA, { header: { kid: 'rotated' } }), {
      published: [RSA.jwk],
    });
    expect(verdict).toMatchObject({ code: 'KEY_NOT_FOUND', refetch: true });
  });

  it('threat 21: absent, and one key fits', async () => {
    const token = makeToken(RSA, { header: { kid: undefined } });
    expect(await codeOf(token)).toBe('VALID');
    const published = [tokenKey('ES256').jwk, without(RSA.jwk, 'kid'), tokenKey('EdDSA').jwk];
    expect(await codeOf(token, { published })).toBe('VALID');
    expect(await codeOf(token, { published: [tokenKey('ES256').jwk] })).toBe('KEY_NOT_FOUND');
  });

  it('threat 22: absent, and several fit: each of five is tried, no sixth', async () => {
    const token = makeToken(RSA, { header: { kid: undefined } });
    const others = Array.from({ length: 5 }, (_, n) => ({ ...FOREIGN.jwk, kid: `other-${n}` }));
    expect(await codeOf(token, { published: [...others.slice(1), RSA.jwk] })).toBe('VALID');
    expect(await codeOf(token, { published: [...others, RSA.jwk] })).not.toBe('VALID');
  });
});

describe('a key that is not for this', () => {
  const ES256 = tokenKey('ES256');
  it.each([
    ['PS256 on a key labelled RS256', RSA, { alg: 'PS256' }, [RSA.jwk]],
    ['RS512 on a key labelled RS256', RSA, { alg: 'RS512' }, [RSA.jwk]],
    ['RS256 on an EC key', RSA, {}, [{ ...ES256.jwk, kid: RSA.kid }]],
    [
      'ES256 on a P-384 key',
      ES256,
      {},
      [{ ...without(tokenKey('ES384').jwk, 'alg'), kid: ES256.kid }],
    ],
    ['EdDSA on an RSA key', tokenKey('EdDSA'), {}, [{ ...RSA.jwk, kid: 'issuer-EdDSA' }]],
  ] as const)('threat 17: %s', async (_, key, header, published) => {
    const alg = 'alg' in header ? { header, alg: header.alg } : { header };
    expect(await codeOf(makeToken(key, alg), { published })).toBe('KEY_REJECTED');
  });

  it.each([
    ['use enc', { use: 'enc' }],
    ['a use of its own', { use: 'wrap' }],
    ['key_ops that repeat themselves', { key_ops: ['verify', 'verify'] }],
    ['key_ops without verify', { use: undefined, key_ops: ['encrypt'] }],
    ['an algorithm for encryption', { alg: 'RSA-OAEP' }],
    ['an algorithm of HMAC', { alg: 'HS256' }],
    ['exponent 1', { e: 'AQ' }],
    ['a short modulus', { n: 'u'.repeat(171) }],
    ['its private exponent', { d: 'AAAA' }],
  ])('threat 18: %s', async (_, change) => {
    expect(await codeOf(makeToken(RSA), { published: [{ ...RSA.jwk, ...change }] })).toBe(
      'KEY_REJECTED',
    );
  });

  it('threat 85: a key ID that two keys share selects neither', async () => {
    const published = [RSA.jwk, { ...FOREIGN.jwk, kid: RSA.kid }];
    expect(await codeOf(makeToken(RSA), { published })).toBe('KEY_REJECTED');
  });
});

describe('keys as some providers publish them', () => {
  const zeroBefore = (text: unknown) =>
    Buffer.concat([Buffer.of(0), Buffer.from(String(text), 'base64url')]).toString('base64url');
  const padded = (text: unknown) =>
    String(text).padEnd(Math.ceil(String(text).length / 4) * 4, '=');
  const EC = tokenKey('ES256');

  it.each([
    ['a modulus with a zero before it', RSA, { n: zeroBefore(RSA.jwk.n) }],
    ['an exponent with a zero before it', RSA, { e: 'AAEAAQ' }],
    ['a modulus with padding', RSA, { n: padded(RSA.jwk.n) }],
    ['a point with padding', EC, { x: padded(EC.jwk.x), y: padded(EC.jwk.y) }],
  ])('%s is good in servers and browsers', async (_, key, change) => {
    const published = [{ ...key.jwk, ...change }];
    expect(await codeOf(makeToken(key), { published })).toBe('VALID');
    // Chromium refuses them as published, Node does not: so it is looked at what is imported.
    const importKey = vi.spyOn(globalThis.crypto.subtle, 'importKey');
    await judgeBoth(makeToken(key), { published });
    expect(importKey.mock.calls[0]?.[1]).toEqual(without(key.jwk, 'kid', 'alg', 'use'));
  });

  it.each([
    'xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA3o',
    'xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA_o',
    'JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_AU',
    'JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_IU',
    'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA',
    '7P___________________________________________38',
  ])('threat 96: the point %s of small order, for which anybody can sign', async (x) => {
    const published = [{ kty: 'OKP', crv: 'Ed25519', kid: 'weak', x }];
    const anybody = { header: { alg: 'EdDSA', kid: 'weak' } };
    expect(await codeOf(makeToken(tokenKey('EdDSA'), anybody), { published })).toBe('KEY_REJECTED');
  });
});

describe('two providers', () => {
  const OTHER = 'https://other.example.com';
  const a = { issuers: [TOKEN_ISSUER] };
  const b = { issuers: [OTHER] };
  const theirs = tokenKey('RS256', 'other');

  it('threat 23: one key ID, two keys: each token only at its own provider', async () => {
    const published = [{ ...theirs.jwk, kid: RSA.kid }];
    const token = makeToken(theirs, { header: { kid: RSA.kid }, claims: { iss: OTHER } });
    expect(await codeOf(token, { provider: b, published })).toBe('VALID');
    expect(await codeOf(token, { provider: a, published: [RSA.jwk] })).toBe('INVALID_ISSUER');
    expect(await codeOf(makeToken(RSA), { provider: b, published })).toBe('INVALID_ISSUER');
  });

  it('threat 24: the key of one signs the issuer of the other', async () => {
    const token = makeToken(RSA, { header: { kid: theirs.kid }, claims: { iss: OTHER } });
    expect(await codeOf(token, { provider: b, published: [theirs.jwk] })).toBe('INVALID_SIGNATURE');
  });
});
