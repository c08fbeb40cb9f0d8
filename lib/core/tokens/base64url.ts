/** Why a text is not base64url as RFC 7515 (section 2) means it. */
export type Base64urlFault =
  | 'white_space'
  | 'padding'
  | 'standard_alphabet'
  | 'character'
  | 'length'
  | 'spare_bits';

export type Base64urlResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly fault: Base64urlFault; readonly at: number };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NOT_IN_ALPHABET = 255;
const VALUES = new Uint8Array(128).fill(NOT_IN_ALPHABET);
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/**
 * Decodes unpadded base64url so that every byte string has exactly one accepted spelling: no
 * padding, no white space, no `+` or `/`, and no bits set beyond the last byte (RFC 4648, 3.5).
 */
export function decodeBase64url(text: string): Base64urlResult {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? NOT_IN_ALPHABET;
    if (value === NOT_IN_ALPHABET) return { ok: false, fault: faultOf(text.charAt(at)), at };
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[written] = (bits >> held) & 0xff;
    written += 1;
  }
  if (text.length % 4 === 1) return { ok: false, fault: 'length', at: text.length };
  const spare = bits & ((1 << held) - 1);
  if (spare !== 0) return { ok: false, fault: 'spare_bits', at: text.length - 1 };
  return { ok: true, bytes };
}

function faultOf(character: string): Base64urlFault {
  if (/\s/.test(character)) return 'white_space';
  if (character === '=') return 'padding';
  return character === '+' || character === '/' ? 'standard_alphabet' : 'character';
}

/** Encodes bytes as unpadded base64url (RFC 7515, section 2). */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += ALPHABET.charAt((bits >> held) & 63);
    }
  }
  return held === 0 ? text : text + ALPHABET.charAt((bits << (6 - held)) & 63);
}
