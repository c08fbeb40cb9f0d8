import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '@/lib/platform/secret-key';

/** A browser is known for this long after its last sign-in: 180 days, in milliseconds. */
export const KNOWN_BROWSER_MS = 180 * 24 * 60 * 60 * 1000;

const SHAPE = /^(\d{13})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** Whose browser it is, and by which password: a change of it ends every mark given before. */
export interface BrowserOwner {
  /** Lower case and trimmed, as operators are known by it. */
  readonly email: string;
  readonly passwordChangedAt: Date | null;
}

function seal({ email, passwordChangedAt }: BrowserOwner, at: string, nonce: string): Buffer {
  const key = deriveKey('known-browser');
  return createHmac('sha256', key)
    .update(JSON.stringify([email, passwordChangedAt?.getTime() ?? null, at, nonce]))
    .digest();
}

/**
 * The mark that a browser gets when someone signed in with it. It opens nothing; it only keeps the
 * tries of this browser apart from those of strangers, so that they cannot lock its owner out.
 */
export function markOfBrowser(owner: BrowserOwner, now: number): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${now}.${nonce}.${seal(owner, String(now), nonce).toString('base64url')}`;
}

/** Whether a mark was given to a browser of this account, within 180 days and by this password. */
export function isMarkOf(mark: string, owner: BrowserOwner, now: number): boolean {
  const [, at, nonce, given] = SHAPE.exec(mark) ?? [];
  if (at === undefined || nonce === undefined || given === undefined) return false;
  if (Number(at) > now || Number(at) + KNOWN_BROWSER_MS <= now) return false;
  return timingSafeEqual(Buffer.from(given, 'base64url'), seal(owner, at, nonce));
}
