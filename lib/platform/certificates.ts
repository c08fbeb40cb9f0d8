import { X509Certificate } from 'node:crypto';
import type { CertificateFacts, ReadCertificates } from '@/lib/core/connections/certificate-facts';
import { pemCertificates } from '@/lib/core/providers/pem-certificates';

const MAX_CERTIFICATES = 50;
const MAX_NAME = 120;

/**
 * Reads pasted PEM as certificates (RFC 7468, 5), in their order; what is between them is ignored.
 * The problem is one sentence for the field and never repeats what was pasted.
 */
export function readCertificates(pem: string): ReadCertificates {
  const found = pemCertificates(pem);
  if (!found.ok) return found;
  const { blocks } = found;
  if (blocks.length > MAX_CERTIFICATES) {
    return problem(`Paste at most ${MAX_CERTIFICATES} certificates: those of your own authority.`);
  }
  const certificates: CertificateFacts[] = [];
  for (const [index, block] of blocks.entries()) {
    const facts = factsOf(block);
    if (facts === null) return problem(unreadable(index, blocks.length));
    certificates.push(facts);
  }
  return { ok: true, certificates };
}

function problem(text: string): ReadCertificates {
  return { ok: false, problem: text };
}

function unreadable(index: number, count: number): string {
  const which = count === 1 ? 'The certificate' : `Certificate ${index + 1} of ${count}`;
  return `${which} cannot be read: it is cut off or changed. Copy it anew.`;
}

function factsOf(block: string): CertificateFacts | null {
  const certificate = parse(block);
  if (certificate === null) return null;
  const [validFrom, validTo] = [isoDate(certificate.validFrom), isoDate(certificate.validTo)];
  if (validFrom === null || validTo === null) return null;
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom,
    validTo,
    isAuthority: certificate.ca,
    isSelfIssued: certificate.subject === certificate.issuer,
  };
}

function parse(block: string): X509Certificate | null {
  try {
    return new X509Certificate(block);
  } catch {
    // Only the fact matters: the page says one sentence, whatever OpenSSL calls the fault.
    return null;
  }
}

/** Node gives `Nov 21 12:00:00 2026 GMT`; null for a date that no calendar has. */
function isoDate(text: string): string | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A distinguished name as people call it; node gives one `KEY=value` a line. */
function nameOf(distinguished: string | undefined): string {
  const parts = (distinguished ?? '').split('\n').map((line) => /^([^=]+)=(.*)$/.exec(line));
  const partNamed = (key: string) => parts.findLast((part) => part?.[1] === key)?.[2];
  const name = partNamed('CN') ?? partNamed('O') ?? (distinguished ?? '').replaceAll('\n', ', ');
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '�').slice(0, MAX_NAME) || '(no name)';
}
