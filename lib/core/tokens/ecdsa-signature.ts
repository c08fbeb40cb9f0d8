import type { Algorithm } from '../providers/draft';

/** Bytes of one of the two numbers of an ECDSA signature (RFC 7518, 3.4). */
const NUMBER_BYTES: Readonly<Partial<Record<Algorithm, number>>> = {
  ES256: 32,
  ES384: 48,
  ES512: 66,
};

/** How long signatures of an algorithm are in bytes; null: it depends on the key. */
export function signatureLength(algorithm: Algorithm): number | null {
  if (algorithm === 'EdDSA') return 64;
  const half = NUMBER_BYTES[algorithm];
  return half === undefined ? null : half * 2;
}

/**
 * Writes an ECDSA signature as two DER integers (RFC 3279, 2.2.3), which is what cryptographic
 * libraries verify fastest; the halves must have the length of the algorithm.
 */
export function ecdsaToDer(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  const first = start(signature, 0, half);
  const second = start(signature, half, signature.length);
  const firstLength = first.length + half - first.at;
  const secondLength = second.length + signature.length - second.at;
  const body = firstLength + secondLength + 4;
  const long = body > 127 ? 1 : 0;
  const der = new Uint8Array(body + 2 + long);
  der[0] = 0x30;
  if (long === 1) der[1] = 0x81;
  der[1 + long] = body;
  write(der, 2 + long, signature.subarray(first.at, half), first.length);
  write(der, 4 + long + firstLength, signature.subarray(second.at), second.length);
  return der;
}

/** Where a number begins without its leading zeros, and whether DER needs one to keep it positive. */
function start(bytes: Uint8Array, from: number, end: number): { at: number; length: 0 | 1 } {
  let at = from;
  while (at < end - 1 && bytes[at] === 0) at += 1;
  return { at, length: (bytes[at] ?? 0) > 127 ? 1 : 0 };
}

function write(der: Uint8Array, at: number, number: Uint8Array, zero: 0 | 1): void {
  der[at] = 0x02;
  der[at + 1] = number.length + zero;
  der.set(number, at + 2 + zero);
}
