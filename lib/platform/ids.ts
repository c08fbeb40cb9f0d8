import { randomFillSync } from 'node:crypto';

/** What an id names; the prefix stays with it in addresses, logs and audit rows. */
export type IdPrefix =
  | 'prv'
  | 'pol'
  | 'prm'
  | 'dec'
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

const ALPHABET = Buffer.from('abcdefghijklmnopqrstuvwxyz234567');
const LENGTH = 24;

/** A new random id: the prefix, `_` and 24 lower-case base32 characters (120 bits). */
export function newId(prefix: IdPrefix): string {
  if (used === characters.length) characters = moreCharacters();
  used += LENGTH;
  return `${prefix}_${characters.slice(used - LENGTH, used)}`;
}

/** Made in blocks: to ask for random bytes costs more than an id, and every request has one. */
let characters = '';
let used = 0;

function moreCharacters(): string {
  used = 0;
  const block = randomFillSync(Buffer.allocUnsafe(LENGTH * 128));
  for (let at = 0; at < block.length; at += 1) {
    // 256 is a multiple of 32, so the low five bits of each byte are uniform.
    block[at] = ALPHABET[(block[at] ?? 0) & 31] ?? 0;
  }
  return block.toString('latin1');
}
