import type { CertificateFacts } from './certificate-facts';
import type { Evidence } from './report';

/** What is doubtful about the certificates of a private CA. */
export interface AuthorityDoubt {
  readonly code: 'AUTHORITY_ENDED' | 'AUTHORITY_ENDS_SOON' | 'AUTHORITY_UNSUITABLE';
  readonly summary: string;
  readonly advice: string;
}

const DAY_MS = 86_400_000;
/** A private authority is replaced by hand, so its end is announced early. */
export const AUTHORITY_SOON_DAYS = 30;
const SHOWN = 10;

/**
 * The gravest doubt about pasted certificates; null when there is none. One that has ended or ends
 * soon is only a doubt while no other one lasts: both stand together during a change of authority.
 */
export function authorityDoubt(
  certificates: readonly CertificateFacts[],
  now: number,
): AuthorityDoubt | null {
  const unsuitable = certificates.find((one) => !canVouch(one));
  const usable = certificates.filter(canVouch);
  const [last] = usable.toSorted((one, other) => other.validTo.localeCompare(one.validTo));
  const days = last === undefined ? null : Math.floor((Date.parse(last.validTo) - now) / DAY_MS);
  if (last !== undefined && days !== null && days < AUTHORITY_SOON_DAYS) return ending(last, days);
  return unsuitable === undefined ? null : unfit(unsuitable);
}

/** A server that signed for itself is its own authority. */
function canVouch({ isAuthority, isSelfIssued }: CertificateFacts): boolean {
  return isAuthority || isSelfIssued;
}

function ending({ subject, validTo }: CertificateFacts, days: number): AuthorityDoubt {
  const on = validTo.slice(0, 10);
  const advice =
    'Paste the new certificate of the authority under Advanced, beside or in place of this one.';
  if (days < 0) {
    const summary = `The private CA ${subject} ended on ${on}.`;
    return {
      code: 'AUTHORITY_ENDED',
      summary,
      advice: `Nothing that it signed is trusted. ${advice}`,
    };
  }
  const summary = `The private CA ${subject} ends in ${days} ${days === 1 ? 'day' : 'days'}, on ${on}.`;
  return { code: 'AUTHORITY_ENDS_SOON', summary, advice };
}

function unfit({ subject, issuer }: CertificateFacts): AuthorityDoubt {
  return {
    code: 'AUTHORITY_UNSUITABLE',
    summary: `The private CA holds the certificate of ${subject}, which is no authority.`,
    advice: `Paste the certificate of the authority that issued it: ${issuer}. The one of a server alone is not enough.`,
  };
}

/** Each certificate with its end, for the evidence of the input. */
export function authorityEvidence(certificates: readonly CertificateFacts[]): readonly Evidence[] {
  return certificates.slice(0, SHOWN).map((one) => ({
    label: 'Private CA',
    value: `${one.subject}, ends on ${one.validTo.slice(0, 10)}${kindOf(one)}`,
  }));
}

function kindOf({ isAuthority, isSelfIssued }: CertificateFacts): string {
  if (isAuthority) return '';
  if (!isSelfIssued) return ', the certificate of a server';
  return ', a server’s own: paste it anew when the server changes it';
}
