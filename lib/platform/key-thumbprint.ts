import { createHash } from 'node:crypto';
import { thumbprintInput } from '@/lib/core/oidc/thumbprint-input';

/** The RFC 7638 thumbprint of a public key (SHA-256, base64url); null for a key without one. */
export function keyThumbprint(jwk: Readonly<Record<string, unknown>>): string | null {
  const input = thumbprintInput(jwk);
  return input === null ? null : createHash('sha256').update(input).digest('base64url');
}
