import { describe, expect, it } from 'vitest';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { algorithmsOf, judgeKeySet } from './judge-jwks';

const RSA = newKeyPair('rsa', { modulusLength: 2048 });
const rsa = { ...RSA.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' };
const rsaPrivate = RSA.privateKey.export({ format: 'jwk' });
const ec = (namedCurve: string) =>
  newKeyPair('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
const p256 = ec('P-256');
const ed25519 = newKeyPair('ed25519').publicKey.export({ format: 'jwk' });
const weak = newKeyPair('rsa', { modulusLength: 1024 }).publicKey.export({
  format: 'jwk',
});
/** Wycheproof, JSON Web Key, test 7. */
const ROCA =
  'AanFpofbj7KjD4Lf-N2hVMKR7yewSyXhhbirIMTGpfYEhZ_lnt5UoK98DnKIgArXGTu3MaW_HhFw16HGaTDUHqPrId7fe4r11CqRw09yBFuW79V8sYIwHdzCaWflUI6auImYbVfoN9_nD5n8N8SY9DwXw7mwZM9wREPXoDPgOoIWl6q_MPsp7n0zs3Z5ZaiQWOOzl1S9OhwAfSiiOwz6efnXEaxuTEtPd7BjSx7NaFka8Dx9U7YqXy2RFj1O9PjyaDGuRh7YXsX3iMUSP_wSyHQg_c_qHRtKUsNSGCT7OZg0hzm2KphtjnayKJvC64vAbROBR4Ubg6Bxg9IQVZ-QYyE';

function judge(...keys: unknown[]) {
  const judged = judgeKeySet({ keys });
  if (!judged.ok) throw new Error(judged.message);
  return judged.keys;
}

function reasonOf(key: unknown) {
  const [judged] = judge(key);
  return judged?.verdict.outcome === 'usable' ? 'usable' : judged?.verdict.reason;
}

describe('keys that are usable', () => {
  it.each([
    [rsa, ['RS256'], '2,048 bits'],
    [
      { ...rsa, alg: undefined },
      ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
      '2,048 bits',
    ],
    [{ ...rsa, use: undefined, key_ops: ['verify'] }, ['RS256'], '2,048 bits'],
    [{ ...rsa, n: `${rsa.n}==` }, ['RS256'], '2,048 bits'],
    [p256, ['ES256'], 'P-256'],
    [ec('P-384'), ['ES384'], 'P-384'],
    [{ ...ec('P-521'), alg: 'ES512' }, ['ES512'], 'P-521'],
    [ed25519, ['EdDSA'], 'Ed25519'],
    [{ ...ed25519, alg: 'EdDSA' }, ['EdDSA'], 'Ed25519'],
    [{ ...ed25519, alg: 'Ed25519' }, ['EdDSA'], 'Ed25519'],
  ])('%#: %j', (key, algorithms, size) => {
    const keys = judge(key);
    expect(keys[0]?.shown).toMatchObject({ usable: true, reason: null, size });
    expect(algorithmsOf(keys)).toEqual(algorithms);
  });

  it('every point of 50 fresh Ed25519 keys is accepted', () => {
    for (let round = 0; round < 50; round += 1) {
      const key = newKeyPair('ed25519').publicKey.export({ format: 'jwk' });
      expect(reasonOf(key)).toBe('usable');
    }
  });
});

it('threat 85: a kid that occurs twice selects neither key', () => {
  const keys = judge({ ...p256, kid: 'a' }, { ...rsa, kid: 'a' }, { ...rsa, kid: 'b' });
  expect(keys.map(({ shown }) => shown.usable)).toEqual([false, false, true]);
  expect(keys[0]?.shown.reason).toContain('twice');
});

it('threat 85: an encryption key may share the kid', () => {
  const keys = judge({ ...rsa, use: 'enc', alg: 'RSA-OAEP' }, rsa);
  expect(keys.map(({ shown }) => shown.usable)).toEqual([false, true]);
});

it('threat 86: a key without kid is usable', () => {
  expect(judge({ ...rsa, kid: undefined })[0]?.shown).toMatchObject({ kid: null, usable: true });
});

it.each([
  { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' },
  { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' },
  { kty: 'OKP', crv: 'Ed448', x: 'AA' },
  { kty: 'OKP', crv: 'X25519', x: 'AA' },
  { ...rsa, use: 'enc' },
  { ...rsa, use: undefined, alg: 'RSA-OAEP-256' },
  { ...rsa, use: undefined, key_ops: ['encrypt'] },
  { ...rsa, alg: 'XX256' },
  { ...rsa, use: 'tls' },
])('threat 87: %# is skipped beside a good key', (other) => {
  const keys = judge(other, { ...rsa, kid: 'good' });
  expect(keys.map(({ verdict }) => verdict.outcome)).toEqual(['skipped', 'usable']);
});

it.each([null, 1, 'key', [], true])('threat 88: %j among keys is no key and no crash', (other) => {
  const keys = judge(other, rsa);
  expect(keys.map(({ shown }) => shown.usable)).toEqual([false, true]);
});

it.each([null, [], 'keys', 1, {}, { keys: {} }, { keys: null }, { keys: 'x' }])(
  'threat 89: the set %j is refused',
  (document) => {
    expect(judgeKeySet(document)).toMatchObject({ ok: false, code: 'JWKS_INVALID' });
  },
);

it('threat 90: an empty set has its own code', () => {
  expect(judgeKeySet({ keys: [] })).toMatchObject({ ok: false, code: 'KEYS_EMPTY' });
});

const modulus = (bits: number) => Buffer.alloc(bits / 8, 0xff).toString('base64url');

it.each([
  ['threat 92: RSA 1024', weak, 'too short'],
  ['threat 93: e = 1', { ...rsa, e: 'AQ' }, '1 or even'],
  ['threat 93: e even', { ...rsa, e: 'BA' }, '1 or even'],
  ['threat 93: e = 0', { ...rsa, e: 'AA' }, '1 or even'],
  ['threat 93: e of 33 bits', { ...rsa, e: 'AQAAAAE' }, 'more than 32 bits'],
  ['threat 94: ROCA', { kty: 'RSA', n: ROCA, e: 'AQAB' }, 'ROCA'],
  ['threat 95: 16,384 bits', { ...rsa, n: modulus(16_384) }, 'too long'],
  ['threat 95: 8,200 bits', { ...rsa, n: modulus(8200) }, 'too long'],
  ['threat 95: 10 MB', { ...rsa, n: 'A'.repeat(10_000_000) }, 'too long'],
  ['threat 96: off the curve', { ...p256, y: p256.x }, 'no point of P-256'],
  ['threat 96: wrong curve label', { ...p256, crv: 'P-384' }, 'no point of P-384'],
  ['threat 96: point at zero', { ...p256, x: 'A'.repeat(43), y: 'A'.repeat(43) }, 'no point'],
  [
    'threat 96: Ed25519 small order',
    { kty: 'OKP', crv: 'Ed25519', x: `AQ${'A'.repeat(41)}` },
    'no usable point',
  ],
  [
    'threat 96: Ed25519 off the curve',
    { kty: 'OKP', crv: 'Ed25519', x: `Ag${'A'.repeat(41)}` },
    'no usable point',
  ],
  ['threat 97: oct', { kty: 'oct', k: 'AAAA', kid: 'h' }, 'symmetric'],
  ['threat 98: private', { ...rsaPrivate, kid: 'p' }, 'private part is published'],
  ['threat 99: alg against kty', { ...rsa, alg: 'ES256' }, 'contradicts'],
  ['threat 99: alg against curve', { ...p256, alg: 'ES384' }, 'contradicts'],
  ['threat 99: HMAC label', { ...rsa, alg: 'HS256' }, 'not one that is supported'],
  ['threat 99: sig and encrypt', { ...rsa, key_ops: ['encrypt'] }, 'do not include “verify”'],
  ['threat 99: enc and verify', { ...rsa, use: 'enc', key_ops: ['verify'] }, 'include “verify”'],
  ['threat 99: key_ops text', { ...rsa, key_ops: 'verify' }, 'not a list'],
  ['threat 101: long kid', { ...rsa, kid: 'k'.repeat(100_000) }, 'longer than 255'],
  ['threat 101: number as kid', { ...rsa, kid: 7 }, 'not a string'],
  ['no kty', { n: rsa.n, e: rsa.e }, 'no key type'],
  ['no n', { kty: 'RSA', e: 'AQAB' }, 'lacks n or e'],
  ['n no base64url', { ...rsa, n: '+/+/' }, 'not base64url'],
])('%s is not usable', (_case, key, words) => {
  expect(reasonOf(key)).toContain(words);
});

it('threat 98: no private member leaves the judgement', () => {
  const keys = judge({ ...rsaPrivate, kid: 'p' }, { ...rsa, x5c: ['AA'], extra: 'x' });
  expect(JSON.stringify(keys)).not.toContain(rsaPrivate.d);
  expect(keys[0]).toMatchObject({ jwk: null, verdict: { leaked: true } });
  const names = new Set(Object.keys(keys[1]?.jwk ?? {}));
  expect(names).toEqual(new Set(['alg', 'e', 'kid', 'kty', 'n', 'use']));
});

it('threat 100: 1,000 keys are too many, 100 are read', () => {
  expect(judgeKeySet({ keys: Array(1000).fill(rsa) })).toMatchObject({
    ok: false,
    code: 'JWKS_INVALID',
  });
  expect(judgeKeySet({ keys: Array(100).fill(rsa) }).ok).toBe(true);
});

it.each(['__proto__', 'constructor', '<img src=x onerror=alert(1)>'])(
  'threat 101: the kid %j is a text like any other',
  (kid) => {
    expect(judge({ ...rsa, kid })[0]?.shown).toMatchObject({ kid, usable: true });
    expect(judge({ ...rsa, kid }, { ...p256, kid }).every(({ shown }) => !shown.usable)).toBe(true);
  },
);
