import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { env } from './env';
import { processWide } from './process-wide';

const KEY_BYTES = 32;
const FILE_NAME = 'secret.key';
const held = processWide('secret-key', readSecretKey);

/** The file with the secret key cannot be used; the message is one plain sentence. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';
}

/**
 * The secret that all keys come from: SECRET_KEY, or else the file `secret.key` in the data folder,
 * made at the first call with mode 0600. Throws SecretKeyError where that file cannot be used.
 */
export function secretKey(): Buffer {
  return held.get();
}

function readSecretKey(): Buffer {
  const { secretKey: given, dataDir } = env();
  return given === null ? secretKeyOfFolder(dataDir) : Buffer.from(given, 'utf8');
}

/** A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869): the same at every start, unrelated to other purposes. */
export function deriveKey(purpose: string): Buffer {
  return deriveKeyFrom(secretKey(), purpose);
}

/** As `deriveKey`, from a given secret. */
export function deriveKeyFrom(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `claimcheck ${purpose}`, KEY_BYTES));
}

/** Reads the secret of a data folder, and makes folder and file where they are missing. */
export function secretKeyOfFolder(folder: string): Buffer {
  const path = join(folder, FILE_NAME);
  try {
    return readSecret(path) ?? createSecret(folder, path);
  } catch (cause) {
    if (cause instanceof SecretKeyError) throw cause;
    throw new SecretKeyError(
      `The file ${path} cannot be read or made: make the folder writable for this user, or set SECRET_KEY.`,
      { cause },
    );
  }
}

function readSecret(path: string): Buffer | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  throw new SecretKeyError(
    `The file ${path} does not hold a secret key: put back the one from your backup, or delete it to have a new one made.`,
  );
}

// Written aside and then linked: two processes that start together agree on one key, and a process
// that is killed half-way leaves no half of a key behind.
function createSecret(folder: string, path: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(KEY_BYTES);
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeDurably(aside, `${secret.toString('hex')}\n`);
  try {
    linkSync(aside, path);
    return secret;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return secretKeyOfFolder(folder);
  } finally {
    unlinkSync(aside);
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
