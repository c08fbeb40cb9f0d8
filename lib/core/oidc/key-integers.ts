import { decodeBase64url } from '../tokens/base64url';

/** The bytes of a key member; padding, which some providers publish, is tolerated. Null: not base64url. */
export function keyBytes(text: string): Uint8Array | null {
  const decoded = decodeBase64url(text.replace(/={1,2}$/, ''));
  return decoded.ok ? decoded.bytes : null;
}

/** An unsigned big-endian integer in base64url (RFC 7518, 2); null when it is empty or not one. */
export function keyInteger(text: string): bigint | null {
  const bytes = keyBytes(text);
  return bytes === null || bytes.length === 0 ? null : integerOf(bytes);
}

/** The integer that big-endian bytes mean; 0 for none. */
export function integerOf(bytes: Uint8Array): bigint {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** How many bits an unsigned integer has. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
