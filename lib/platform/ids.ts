import { randomBytes } from 'node:crypto';

/** What an id names; the prefix stays with it in addresses, logs and audit rows. */
export type IdPrefix =
  | 'prv'
  | 'iss'
  | 'key'
  | 'rpt'
  | 'rev'
  | 'evt'
  | 'opr'
  | 'wsp'
  | 'ses'
  | 'idn'
  | 'req';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 24;

/** A new random id: the prefix, `_` and 24 lower-case base32 characters (120 bits). */
export function newId(prefix: IdPrefix): string {
  // 256 is a multiple of 32, so the low five bits of each byte are uniform.
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31));
  return `${prefix}_${letters.join('')}`;
}
