import { createHash, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '@/lib/platform/secret-key';

/**
 * The token of the setup link: the same at every start, because it follows from the secret key;
 * stored nowhere, and worthless once there is an owner.
 */
export function setupToken(): string {
  return deriveKey('setup-token').toString('base64url');
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a token is that of the setup link; compared in constant time. */
export function isSetupToken(given: string): boolean {
  return timingSafeEqual(digest(given), digest(setupToken()));
}
