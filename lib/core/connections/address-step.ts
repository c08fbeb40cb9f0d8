import type { Evidence } from './report';
import { good, type StepContent, warning } from './step-content';

/** What is known of a connection that stands; the guarded fetch's facts have this shape. */
export interface ConnectedFacts {
  readonly origin: string;
  readonly addressCount: number;
  readonly tls: {
    readonly version: string;
    readonly validTo: string;
    readonly issuer: string;
  } | null;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

/** The step of a host that was found and connected to. `now` is epoch milliseconds. */
export function addressStep(facts: ConnectedFacts, allowListed: boolean, now: number): StepContent {
  const count = `${facts.addressCount} ${allowListed ? 'allowed' : 'public'} ${facts.addressCount === 1 ? 'address' : 'addresses'}`;
  const { host } = new URL(facts.origin);
  if (facts.tls === null) {
    return good(`${host}: ${count}, without TLS.`, {
      evidence: [...allowance(allowListed), { label: 'Encryption', value: 'none (http)' }],
    });
  }
  const days = daysUntil(facts.tls.validTo, now);
  const evidence = [
    ...allowance(allowListed),
    { label: 'Certificate until', value: facts.tls.validTo },
    { label: 'Issued by', value: facts.tls.issuer },
  ];
  const summary = `${host}: ${count}, ${facts.tls.version}, certificate ends in ${days === 1 ? '1 day' : `${days} days`}.`;
  if (days >= SOON_DAYS) return good(summary, { evidence });
  return warning('CERTIFICATE_ENDS_SOON', summary, { evidence, advice: ENDS_SOON });
}

const ENDS_SOON =
  'Make sure that the provider renews the certificate: without one, no keys can be fetched.';

/** The doubt about another origin whose certificate ends within 14 days; null when there is none. */
export function certificateDoubt(
  { origin, tls }: ConnectedFacts,
  now: number,
): { readonly sentence: string; readonly advice: string } | null {
  if (tls === null) return null;
  const days = daysUntil(tls.validTo, now);
  if (days >= SOON_DAYS) return null;
  const sentence = `The certificate of ${origin} ends in ${days === 1 ? '1 day' : `${days} days`}.`;
  return { sentence, advice: ENDS_SOON };
}

function daysUntil(date: string, now: number): number {
  return Math.floor((Date.parse(date) - now) / DAY_MS);
}

function allowance(allowListed: boolean): readonly Evidence[] {
  return allowListed ? [{ label: 'Permitted by', value: 'ALLOWED_PRIVATE_ORIGINS' }] : [];
}
