import type { Algorithm } from '../providers/draft';
import type { JsonWebKeyValue } from '../providers/settings';
import { type CurveName, isCurveName, isEd25519Point, isPointOfCurve } from './curve-points';
import { bitLength, keyBytes, keyInteger } from './key-integers';
import { hasRocaFingerprint } from './roca';

/** What the numbers of a key allow, whatever its labels say. */
export type KeyMaterial =
  | { readonly outcome: 'fit'; readonly algorithms: readonly Algorithm[]; readonly size: string }
  | { readonly outcome: 'skipped'; readonly reason: string; readonly size: string }
  | { readonly outcome: 'refused'; readonly reason: string; readonly size: string };

const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;
const RSA_ALGORITHMS: readonly Algorithm[] = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const EC_ALGORITHM: Readonly<Record<CurveName, Algorithm>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
};

/** Judges type, curve, size and values of a public key. */
export function keyMaterial(key: JsonWebKeyValue): KeyMaterial {
  if (key.kty === 'RSA') return rsaMaterial(key);
  if (key.kty === 'EC') return ecMaterial(key);
  if (key.kty === 'OKP') return okpMaterial(key);
  return { outcome: 'skipped', reason: 'Its type is not one that is supported.', size: '' };
}

function rsaMaterial(key: JsonWebKeyValue): KeyMaterial {
  const { n, e } = key;
  if (typeof n !== 'string' || typeof e !== 'string') return refused('It lacks n or e.');
  // Counted before anything is computed with it.
  if (n.length * 6 > MAX_RSA_BITS + 64) return refused(tooLarge());
  const [modulus, exponent] = [keyInteger(n), keyInteger(e)];
  if (modulus === null || exponent === null) return refused('Its n or e is not base64url.');
  const bits = bitLength(modulus);
  const size = `${String(bits).replace(/\B(?=(\d{3})+$)/g, ',')} bits`;
  const problem = modulusProblem(modulus, bits) ?? exponentProblem(exponent);
  if (problem !== null) return refused(problem, size);
  return { outcome: 'fit', algorithms: RSA_ALGORITHMS, size };
}

function modulusProblem(modulus: bigint, bits: number): string | null {
  if (bits < MIN_RSA_BITS)
    return 'It is too short: RSA keys have at least 2,048 bits (RFC 7518, 3.3).';
  if (bits > MAX_RSA_BITS) return tooLarge();
  if (modulus % 2n === 0n) return 'Its modulus is even.';
  if (hasRocaFingerprint(modulus))
    return 'It was made by a flawed generator (ROCA) and can be factored.';
  return null;
}

function exponentProblem(exponent: bigint): string | null {
  if (exponent < 3n || exponent % 2n === 0n) return 'Its exponent is 1 or even.';
  return exponent >> 32n === 0n ? null : 'Its exponent has more than 32 bits.';
}

function tooLarge(): string {
  return 'It is too long: RSA keys have at most 8,192 bits here.';
}

function ecMaterial(key: JsonWebKeyValue): KeyMaterial {
  const { crv, x, y } = key;
  if (typeof crv !== 'string') return refused('It names no curve (crv).');
  if (!isCurveName(crv)) return unsupportedCurve(crv);
  if (typeof x !== 'string' || typeof y !== 'string') return refused('It lacks x or y.', crv);
  if (!isPointOfCurve(crv, x, y)) return refused(`Its x and y are no point of ${crv}.`, crv);
  return { outcome: 'fit', algorithms: [EC_ALGORITHM[crv]], size: crv };
}

function okpMaterial(key: JsonWebKeyValue): KeyMaterial {
  const { crv, x } = key;
  if (typeof crv !== 'string') return refused('It names no curve (crv).');
  if (crv !== 'Ed25519') return unsupportedCurve(crv);
  if (typeof x !== 'string' || keyBytes(x) === null) return refused('It lacks x.', crv);
  if (!isEd25519Point(x)) return refused(`Its x is no usable point of ${crv}.`, crv);
  return { outcome: 'fit', algorithms: ['EdDSA'], size: crv };
}

function unsupportedCurve(crv: string): KeyMaterial {
  return {
    outcome: 'skipped',
    reason: 'Its curve is not one that is supported.',
    size: crv.slice(0, 32),
  };
}

function refused(reason: string, size = ''): KeyMaterial {
  return { outcome: 'refused', reason, size };
}
