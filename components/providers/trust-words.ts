import type { CertificateFacts } from '@/lib/core/connections/certificate-facts';
import type { ReportKey } from '@/lib/core/connections/report';
import type { TrustFacts } from '@/lib/core/connections/trust-facts';

/** One sentence about something that was pasted. */
export interface TrustLine {
  readonly tone: 'good' | 'warning' | 'bad';
  readonly text: string;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** What pasted certificates are and when they end; `now` in milliseconds. */
export function certificateLines(
  read: TrustFacts['certificates'],
  now: number,
): readonly TrustLine[] {
  if (read === null) return [];
  if (!read.ok) return [{ tone: 'bad', text: read.problem }];
  return read.certificates.map((certificate) => certificateLine(certificate, now));
}

/** What pasted keys are, usable or why not; `now` in milliseconds. */
export function keyLines(read: TrustFacts['keys'], now: number): readonly TrustLine[] {
  if (read === null) return [];
  if (!read.ok) return [{ tone: 'bad', text: read.problem }];
  return read.keys.map((key) => keyLine(key, now));
}

function certificateLine(certificate: CertificateFacts, now: number): TrustLine {
  const { subject, validFrom, validTo } = certificate;
  const kind = kindOf(certificate);
  if (Date.parse(validFrom) > now) {
    return {
      tone: 'warning',
      text: `${subject}, ${kind.words}, holds only from ${dateOf(validFrom)}.`,
    };
  }
  const end = endOf(validTo, now);
  const tone = end.tone === 'good' ? kind.tone : end.tone;
  return { tone, text: `${subject}, ${kind.words}, ${end.words}.` };
}

function kindOf({ isAuthority, isSelfIssued, issuer }: CertificateFacts): {
  readonly tone: 'good' | 'warning';
  readonly words: string;
} {
  if (isAuthority) {
    const words = isSelfIssued ? 'an authority' : `an authority that ${issuer} vouches for`;
    return { tone: 'good', words };
  }
  if (isSelfIssued) return { tone: 'good', words: 'a server that signed for itself' };
  const words = `a server and no authority (paste the certificate of ${issuer} instead)`;
  return { tone: 'warning', words };
}

function keyLine(key: ReportKey, now: number): TrustLine {
  const name = key.kid === null ? 'A key without ID' : `Key ${key.kid}`;
  const what = [name, key.kty, key.size].filter((part) => part !== '').join(', ');
  if (!key.usable) return { tone: 'bad', text: `${what}: ${key.reason ?? 'not usable.'}` };
  const end = key.validTo == null ? null : endOf(key.validTo, now);
  if (end === null) return { tone: 'good', text: `${what}, usable.` };
  const tone = end.tone === 'good' ? 'good' : 'warning';
  return { tone, text: `${what}, usable; the certificate beside it ${end.words}.` };
}

interface End {
  readonly tone: TrustLine['tone'];
  readonly words: string;
}

function endOf(validTo: string, now: number): End {
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  const date = dateOf(validTo);
  if (days < 0) return { tone: 'bad', words: `ended ${date}, ${counted(-days)} ago` };
  const words = `ends ${date}, ${days === 0 ? 'in less than a day' : `in ${counted(days)}`}`;
  return { tone: days < SOON_DAYS ? 'warning' : 'good', words };
}

function counted(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}

function dateOf(iso: string): string {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  return date.format(Date.parse(iso));
}
