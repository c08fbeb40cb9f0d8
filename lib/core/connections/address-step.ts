import type { Evidence } from './report';
import { good, type StepContent } from './step-content';

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
  const days = Math.floor((Date.parse(facts.tls.validTo) - now) / DAY_MS);
  return good(`${host}: ${count}, ${facts.tls.version}, certificate ends in ${inDays(days)}.`, {
    evidence: [
      ...allowance(allowListed),
      { label: 'Certificate until', value: facts.tls.validTo },
      { label: 'Issued by', value: facts.tls.issuer },
    ],
    advice:
      days < SOON_DAYS
        ? 'The certificate ends soon. Make sure that the provider renews it: without it, no keys can be fetched.'
        : null,
  });
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function allowance(allowListed: boolean): readonly Evidence[] {
  return allowListed ? [{ label: 'Permitted by', value: 'ALLOWED_PRIVATE_ORIGINS' }] : [];
}
