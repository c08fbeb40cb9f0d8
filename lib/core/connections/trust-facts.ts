import type { ReadCertificates } from './certificate-facts';
import type { ReportKey } from './report';

/** What pasted keys are, or why they cannot be read. */
export type ReadTrustedKeys =
  | { readonly ok: true; readonly keys: readonly ReportKey[] }
  | { readonly ok: false; readonly problem: string };

/** What an operator pasted to be trusted; null: nothing was pasted there. */
export interface TrustFacts {
  readonly certificates: ReadCertificates | null;
  readonly keys: ReadTrustedKeys | null;
}
