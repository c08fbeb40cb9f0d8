import type { Environment } from '../providers/draft';
import type { KeyKind } from './api-key';
import { crc32 } from './crc32';

/*
 * The text of a key, 70 characters:
 *
 *   cck_live_ 7Kd0PqzXw3Ra 5tYh…(43)…Qm 1aB9xZ
 *   └ what    └ look-up id └ secret      └ checksum
 *
 * what      `cck_` an API key, `ccm_` a machine key; `live` production, `test` staging and development
 * look-up   12 characters; with what is before them they are the `prefix`, which is stored and shown
 * secret    43 characters, 256 bits; only the SHA-256 of the whole text is stored
 * checksum  6 characters: CRC-32 (IEEE) of the 64 characters before, so that a slip of the hand and a
 *           scanner's false find are told from a key without asking anybody
 *
 * All characters after `what` are base62 (0-9, A-Z, a-z).
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY = /^(cc[km]_(?:live|test)_)([0-9A-Za-z]{12})([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;
const LOOK_UP_LENGTH = 12;
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

/** How API keys begin, whatever follows. */
export const API_KEY_MARK = 'cck_';
/** How machine keys begin, whatever follows. */
export const MACHINE_KEY_MARK = 'ccm_';

/** What can be told of a presented key by its text alone. */
export type ReadKey =
  | { readonly outcome: 'malformed' }
  | { readonly outcome: 'wrong_checksum'; readonly kind: KeyKind }
  | { readonly outcome: 'fine'; readonly kind: KeyKind; readonly prefix: string };

/** Reads a presented key: its shape, then its checksum. White space around it is not taken off. */
export function readKey(presented: string): ReadKey {
  const parts = KEY.exec(presented);
  if (parts === null) return { outcome: 'malformed' };
  const [, mark = '', lookUp = '', secret = '', checksum] = parts;
  const kind = mark.startsWith(MACHINE_KEY_MARK) ? 'machine' : 'api';
  if (checksumOf(mark + lookUp + secret) !== checksum) return { outcome: 'wrong_checksum', kind };
  return { outcome: 'fine', kind, prefix: mark + lookUp };
}

const PREFIX = 'cc[km]_(?:live|test)_[0-9A-Za-z]{12}';
const PREFIX_FIRST = new RegExp(`^${PREFIX}`);
const PREFIX_AND_REST = new RegExp(`(${PREFIX})[0-9A-Za-z]*…?`, 'g');

/** The prefix that a text begins with: of a whole key, or as a list shows it; null: it begins otherwise. */
export function prefixOf(text: string): string | null {
  return PREFIX_FIRST.exec(text)?.[0] ?? null;
}

/** A text in which every key, and every prefix as a list shows it, is cut to its prefix. */
export function withoutSecrets(text: string): string {
  return text.replace(PREFIX_AND_REST, '$1');
}

/** A new key and what it is found by. */
export interface NewKeyText {
  /** The whole key; shown once, never stored. */
  readonly plaintext: string;
  readonly prefix: string;
}

/** Makes the text of a new key from bytes of a cryptographic source. */
export function makeKey(
  kind: KeyKind,
  environment: Environment,
  randomBytes: (count: number) => Uint8Array,
): NewKeyText {
  const mark = kind === 'api' ? API_KEY_MARK : MACHINE_KEY_MARK;
  const stage = environment === 'production' ? 'live' : 'test';
  const prefix = `${mark}${stage}_${randomDigits(LOOK_UP_LENGTH, randomBytes)}`;
  const unchecked = prefix + randomDigits(SECRET_LENGTH, randomBytes);
  return { plaintext: unchecked + checksumOf(unchecked), prefix };
}

function randomDigits(length: number, randomBytes: (count: number) => Uint8Array): string {
  let digits = '';
  while (digits.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the last multiple of 62 in a byte; what is above would make some digits likelier.
      if (byte < 248 && digits.length < length) digits += DIGITS.charAt(byte % 62);
    }
  }
  return digits;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  while (digits.length < CHECKSUM_LENGTH) {
    digits = DIGITS.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
