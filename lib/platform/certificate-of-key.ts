import { X509Certificate } from 'node:crypto';

/** What the certificate in a JWK says; it is shown, and never used. */
export interface CertificateOfKey {
  /** It holds another RSA key than `n` and `e`. */
  readonly differs: boolean;
  /** ISO 8601. */
  readonly validTo: string;
}

/**
 * The first certificate of a JWK (`x5c`, RFC 7517, 4.7); null when there is none or it cannot be
 * read: `n` and `e` are what is used.
 */
export function certificateOfKey(jwk: Readonly<Record<string, unknown>>): CertificateOfKey | null {
  const first = Array.isArray(jwk.x5c) ? jwk.x5c[0] : undefined;
  if (typeof first !== 'string') return null;
  const certificate = parse(first);
  const ends = Date.parse(certificate?.validTo ?? '');
  if (certificate === null || Number.isNaN(ends)) return null;
  return { differs: differs(jwk, certificate), validTo: new Date(ends).toISOString() };
}

function differs(jwk: Readonly<Record<string, unknown>>, certificate: X509Certificate): boolean {
  if (jwk.kty !== 'RSA' || typeof jwk.n !== 'string' || typeof jwk.e !== 'string') return false;
  const inside = publicKeyOf(certificate);
  return inside !== null && (inside.n !== unpadded(jwk.n) || inside.e !== unpadded(jwk.e));
}

function publicKeyOf(certificate: X509Certificate): { n?: unknown; e?: unknown } | null {
  try {
    return { ...certificate.publicKey.export({ format: 'jwk' }) };
  } catch {
    // Of a kind that node cannot read or write as a JWK: nothing to compare with.
    return null;
  }
}

function parse(text: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(text, 'base64'));
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
