import { integerOf, keyBytes } from './key-integers';

/** Short Weierstrass curves with a = -3 (FIPS 186-5; SEC 2). */
const CURVES = {
  'P-256': {
    bytes: 32,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    bytes: 48,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  'P-521': {
    bytes: 66,
    p: (1n << 521n) - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
} as const;

export type CurveName = keyof typeof CURVES;

/** Whether a curve is one that ES256, ES384 or ES512 uses. */
export function isCurveName(name: unknown): name is CurveName {
  return typeof name === 'string' && Object.hasOwn(CURVES, name);
}

/** Whether x and y (base64url, full width: RFC 7518, 6.2.1) are a point of the curve. */
export function isPointOfCurve(curve: CurveName, x: string, y: string): boolean {
  const { bytes, p, b } = CURVES[curve];
  const [first, second] = [keyBytes(x), keyBytes(y)];
  if (first?.length !== bytes || second?.length !== bytes) return false;
  const [px, py] = [integerOf(first), integerOf(second)];
  if (px >= p || py >= p) return false;
  return (py * py - (px * px * px - 3n * px + b)) % p === 0n;
}

const P25519 = (1n << 255n) - 19n;
/** Ordinate of two of the four points of order 8; that of the other two is its negative. */
const ORDER8_25519 = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const D25519 = 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n;

/** Whether x (base64url, 32 bytes) decodes to a point of edwards25519 (RFC 8032, 5.1.3). */
export function isEd25519Point(x: string): boolean {
  const bytes = keyBytes(x);
  if (bytes?.length !== 32) return false;
  const y = integerOf(bytes.toReversed()) & ((1n << 255n) - 1n);
  // Under points of small order one signature verifies all or an eighth of everything.
  if (y <= 1n || y >= P25519 - 1n) return false;
  if (y === ORDER8_25519 || y === P25519 - ORDER8_25519) return false;
  const numerator = (y * y - 1n) % P25519;
  const denominator = (D25519 * y * y + 1n) % P25519;
  return power((numerator * denominator) % P25519, (P25519 - 1n) / 2n, P25519) === 1n;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
