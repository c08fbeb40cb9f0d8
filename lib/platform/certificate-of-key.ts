import { X509Certificate } from 'node:crypto';

/**
 * Whether the certificate in a JWK (`x5c`, RFC 7517, 4.7) holds another RSA key than `n` and `e`.
 * False when there is no certificate or it cannot be read: `n` and `e` are what is used.
 */
export function certificateDiffers(jwk: Readonly<Record<string, unknown>>): boolean {
  const first = Array.isArray(jwk.x5c) ? jwk.x5c[0] : undefined;
  if (jwk.kty !== 'RSA' || typeof first !== 'string') return false;
  const inside = publicKeyOf(first);
  if (inside === null || typeof jwk.n !== 'string' || typeof jwk.e !== 'string') return false;
  return inside.n !== unpadded(jwk.n) || inside.e !== unpadded(jwk.e);
}

function publicKeyOf(text: string): { n?: unknown; e?: unknown } | null {
  try {
    return {
      ...new X509Certificate(Buffer.from(text, 'base64')).publicKey.export({ format: 'jwk' }),
    };
  } catch {
    // Unreadable certificates are common and change nothing: they are never used.
    return null;
  }
}

/** As node writes it: no padding, no leading zero bytes. */
function unpadded(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const start = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(Math.max(start, 0)).toString('base64url');
}
