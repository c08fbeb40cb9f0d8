import { calculateJwkThumbprint, exportJWK } from 'jose';
import { expect, it } from 'vitest';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { keyThumbprint } from './key-thumbprint';

it('is that of RFC 7638, 3.1', () => {
  expect(
    keyThumbprint({
      kty: 'RSA',
      n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
      e: 'AQAB',
      alg: 'RS256',
      kid: '2011-04-29',
    }),
  ).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});

it.each([
  newKeyPair('rsa', { modulusLength: 2048 }),
  newKeyPair('ec', { namedCurve: 'P-256' }),
  newKeyPair('ed25519'),
])('is what jose calculates, with or without labels', async ({ publicKey }) => {
  const jwk = await exportJWK(publicKey);
  expect(keyThumbprint({ ...jwk, kid: 'x', use: 'sig' })).toBe(await calculateJwkThumbprint(jwk));
});

it('is the same for another spelling of the same numbers', () => {
  const { publicKey } = newKeyPair('rsa', { modulusLength: 2048 });
  const jwk = publicKey.export({ format: 'jwk' });
  const long = Buffer.concat([Buffer.from([0]), Buffer.from(jwk.n ?? '', 'base64url')]);
  expect(keyThumbprint({ ...jwk, n: long.toString('base64url') })).toBe(keyThumbprint({ ...jwk }));
  expect(keyThumbprint({ ...jwk, e: `${jwk.e}=` })).toBe(keyThumbprint({ ...jwk }));
});

it('threat 98: private members play no part', () => {
  const { privateKey, publicKey } = newKeyPair('ec', { namedCurve: 'P-256' });
  expect(keyThumbprint({ ...privateKey.export({ format: 'jwk' }) })).toBe(
    keyThumbprint({ ...publicKey.export({ format: 'jwk' }) }),
  );
});

it.each([
  { kty: 'oct', k: 'c2VjcmV0' },
  { kty: 'RSA', n: 'AQAB' },
  { kty: 'RSA', n: '', e: 'AQAB' },
  { kty: 'EC', crv: 'P-256', x: 7, y: 'AA' },
  { kty: '__proto__' },
  { kty: 'toString' },
  { kty: 1 },
  {},
])('%j has none', (key) => {
  expect(keyThumbprint(key)).toBeNull();
});
