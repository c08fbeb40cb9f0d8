import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '@/lib/platform/secret-key';

/** A browser is known for this long after its last sign-in: 180 days, in milliseconds. */
export const KNOWN_BROWSER_MS = 180 * 24 * 60 * 60 * 1000;

const SHAPE = /^(\d{13})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

function seal(email: string, at: string, nonce: string): Buffer {
  const key = deriveKey('known-browser');
  return createHmac('sha256', key)
    .update(JSON.stringify([email, at, nonce]))
    .digest();
}

/**
 * The mark that a browser gets when someone signed in with it. It opens nothing; it only keeps the
 * tries of this browser apart from those of strangers, so that they cannot lock its owner out.
 */
export function markOfBrowser(email: string, now: number): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${now}.${nonce}.${seal(email, String(now), nonce).toString('base64url')}`;
}

/** Whether a mark was given to a browser of this account, within 180 days. */
export function isMarkOf(mark: string, email: string, now: number): boolean {
  const [, at, nonce, given] = SHAPE.exec(mark) ?? [];
  if (at === undefined || nonce === undefined || given === undefined) return false;
  if (Number(at) > now || Number(at) + KNOWN_BROWSER_MS <= now) return false;
  return timingSafeEqual(Buffer.from(given, 'base64url'), seal(email, at, nonce));
}
