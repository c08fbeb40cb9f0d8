import fc from 'fast-check';
import { type TokenKey, tokenKey } from './token-keys';

type PublishedKey = Readonly<Record<string, unknown>>;

/** What is published for a key. */
export type KeySetForm = (own: TokenKey) => readonly PublishedKey[];

const alone = (change: (jwk: PublishedKey) => PublishedKey): KeySetForm => {
  return ({ jwk }) => [change(jwk)];
};
const without = (jwk: PublishedKey, ...names: readonly string[]): PublishedKey =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !names.includes(name)));
const foreign = ({ alg }: TokenKey) => tokenKey(alg, 'foreign').jwk;
const others = ['RS256', 'ES256', 'EdDSA'] as const;

const FORMS: readonly KeySetForm[] = [
  alone((jwk) => without(jwk, 'alg')),
  alone((jwk) => without(jwk, 'use')),
  alone((jwk) => without(jwk, 'kid')),
  alone((jwk) => without(jwk, 'kid', 'alg', 'use')),
  alone((jwk) => ({ ...jwk, use: 'enc' })),
  alone((jwk) => ({ ...jwk, key_ops: ['verify'] })),
  alone((jwk) => ({ ...jwk, key_ops: ['verify', 'verify'] })),
  alone((jwk) => ({ ...jwk, key_ops: 'verify' })),
  alone((jwk) => ({ ...jwk, use: null })),
  alone((jwk) => ({ ...jwk, use: 'SIG' })),
  alone((jwk) => ({ ...jwk, alg: null })),
  alone((jwk) => ({ ...jwk, kty: String(jwk.kty).toLowerCase() })),
  alone((jwk) => ({ ...jwk, x5c: ['MIIB'], x5t: 'AAAA' })),
  alone((jwk) => ({ ...without(jwk, 'use'), key_ops: ['encrypt'] })),
  alone((jwk) => ({ ...jwk, alg: 'RS512' })),
  alone((jwk) => ({ ...jwk, alg: 'HS256' })),
  alone((jwk) => ({ ...jwk, x: 'AAAA', n: 'AAAA' })),
  ({ kid, privateKey }) => [{ ...privateKey.export({ format: 'jwk' }), kid }],
  (own) => [foreign(own)],
  (own) => [own.jwk, foreign(own)],
  (own) => [without(foreign(own), 'kid', 'alg'), without(own.jwk, 'kid', 'alg')],
  (own) => [{ ...foreign(own), kid: own.kid }],
  (own) => [own.jwk, { ...foreign(own), kid: own.kid }],
  (own) => [own.jwk, { ...tokenKey('EdDSA', 'foreign').jwk, kid: own.kid }],
  (own) => [own.jwk, { kty: 'oct', k: 'AAAA', kid: 'symmetric' }],
  (own) => [own.jwk, { kty: 'EC', crv: 'secp256k1', x: 'AAAA', y: 'AAAA', kid: 'k1' }],
];

const usual: KeySetForm = ({ jwk }) => [jwk, ...others.map((alg) => tokenKey(alg, 'other').jwk)];

/** Key sets: mostly one with the signer's key and a few others, sometimes a doubtful one. */
export const keySetForm: fc.Arbitrary<KeySetForm> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(usual) },
  { weight: 1, arbitrary: fc.constantFrom(...FORMS) },
);
