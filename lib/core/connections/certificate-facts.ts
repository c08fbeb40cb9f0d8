/** What is shown of a certificate that an operator pasted. */
export interface CertificateFacts {
  /** Common name, else organisation, else the whole name; at most 120 characters. */
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Whether it may sign other certificates (basic constraints: CA). */
  readonly isAuthority: boolean;
  /** Subject and issuer are one: an authority at the root, or a server that signed for itself. */
  readonly isSelfIssued: boolean;
}

export type ReadCertificates =
  | { readonly ok: true; readonly certificates: readonly CertificateFacts[] }
  | { readonly ok: false; readonly problem: string };
