import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ReportKey } from '@/lib/core/connections/report';
import type { ReadTrustedKeys, TrustFacts } from '@/lib/core/connections/trust-facts';
import { judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { readPastedKeys } from '@/lib/core/providers/read-pasted-keys';
import type { JsonWebKeyValue } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { certificateOfKey } from '@/lib/platform/certificate-of-key';
import { readCertificates } from '@/lib/platform/certificates';

/** The two fields of a provider in which something to be trusted is pasted. */
export interface PastedTrust {
  /** PEM certificates; empty: none. */
  readonly certificates: string;
  /** A JWK Set; empty: none. */
  readonly keys: string;
}

/**
 * Says what pasted certificates and keys are and until when they hold. Asks nobody and keeps nothing.
 * Needs `providers:read`.
 */
export async function inspectTrust(
  caller: Caller,
  { certificates, keys }: PastedTrust,
): Promise<Result<TrustFacts>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  return ok({
    certificates: certificates.trim() === '' ? null : readCertificates(certificates),
    keys: keys.trim() === '' ? null : readKeys(keys),
  });
}

function readKeys(text: string): ReadTrustedKeys {
  const read = readPastedKeys(text);
  if (!read.ok) return read;
  const judged = judgeKeys(read.keys);
  if (!judged.ok) return { ok: false, problem: judged.message };
  return {
    ok: true,
    keys: judged.keys.map(({ shown }, index) => withEnd(shown, read.keys[index])),
  };
}

/** With the end of the certificate (`x5c`) that stands beside the key; it is shown, never relied on. */
function withEnd(shown: ReportKey, jwk: JsonWebKeyValue | undefined): ReportKey {
  const certificate = jwk === undefined ? null : certificateOfKey(jwk);
  return certificate === null ? shown : { ...shown, validTo: certificate.validTo };
}
