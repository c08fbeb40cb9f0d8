import { randomFillSync } from 'node:crypto';

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
  let id = `${prefix}_`;
  for (const byte of takeBytes()) {
    // 256 is a multiple of 32, so the low five bits of each byte are uniform.
    id += ALPHABET.charAt(byte & 31);
  }
  return id;
}

/** Random bytes are asked for in blocks: asking costs more than an id, and every request has one. */
const block = new Uint8Array(LENGTH * 128);
let used = block.length;

function takeBytes(): Uint8Array {
  if (used === block.length) {
    randomFillSync(block);
    used = 0;
  }
  used += LENGTH;
  return block.subarray(used - LENGTH, used);
}
