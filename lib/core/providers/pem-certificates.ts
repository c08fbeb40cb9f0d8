const BEGIN = /-----BEGIN CERTIFICATE-----/g;
const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Certificates in pasted PEM as blocks of text, or what is wrong with its shape, in one sentence. */
export type PemCertificates =
  | { readonly ok: true; readonly blocks: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Finds the certificates in PEM (RFC 7468, 5), in their order; lines between them are comments. Only
 * the shape is judged, and the problem never repeats what was pasted.
 */
export function pemCertificates(pem: string): PemCertificates {
  if (/PRIVATE KEY/.test(pem)) {
    return problem('This holds a private key. Paste only the certificate of the authority.');
  }
  const blocks = pem.match(BLOCK) ?? [];
  const begun = pem.match(BEGIN) ?? [];
  if (blocks.length === 0 || begun.length > blocks.length) {
    return problem(
      'Paste certificates as PEM: -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
    );
  }
  return { ok: true, blocks };
}

function problem(text: string): PemCertificates {
  return { ok: false, problem: text };
}
