import { hash } from 'node:crypto';

/** SHA-256 of a whole token (base64), by which it is known without being kept. */
export function tokenDigest(token: string): string {
  return hash('sha256', token, 'base64');
}
