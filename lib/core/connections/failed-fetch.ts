import type { FetchFailureCode } from './fetch-failure-code';
import type { Evidence, StepCode } from './report';

/** What a step may know of a fetch that failed; the guarded fetch's failures have this shape. */
export interface FailedFetch {
  readonly code: FetchFailureCode;
  readonly message: string;
  readonly status: number | null;
  readonly location: string | null;
  readonly retryAfter: string | null;
}

/** The code of the step in which a fetch failed. */
export function codeOf(failure: FailedFetch): StepCode {
  return failure.code === 'ADDRESS_INVALID' ? 'INPUT_INVALID' : failure.code;
}

/** What the operator sees of the answer: never its body. */
export function evidenceOf(address: string, failure: FailedFetch): readonly Evidence[] {
  return [
    { label: 'Address', value: address },
    ...(failure.status === null ? [] : [{ label: 'Status', value: String(failure.status) }]),
    ...(failure.location === null
      ? []
      : [{ label: 'Redirects to', value: shownLocation(failure.location, address) }]),
    ...(failure.retryAfter === null ? [] : [{ label: 'Retry-After', value: failure.retryAfter }]),
  ];
}

/** Without user name, query and fragment, which may hold what nobody should copy along. */
function shownLocation(location: string, address: string): string {
  if (!URL.canParse(location, address)) return 'an address that cannot be read';
  const { protocol, host, pathname } = new URL(location, address);
  return host === '' ? `${protocol}…` : `${protocol}//${host}${pathname}`;
}

const ADVICE: Partial<Readonly<Record<FailedFetch['code'], string>>> = {
  HOST_UNRESOLVED:
    'Compare the host with the one that your provider shows: a letter or the region may be wrong.',
  PORT_NOT_ALLOWED: 'Use the address with port 443, or one from 1024.',
  CONNECTION_REFUSED:
    'Check host and port, and whether the provider or a firewall before it refuses this machine.',
  CONNECTION_RESET:
    'Run the test again. If it stays so, a firewall or proxy between here and the provider ends the connection.',
  TIMED_OUT:
    'Run the test again. If it stays so, a firewall may drop the packets, or the provider is overloaded.',
  TLS_EXPIRED: 'The provider has to renew its certificate. Applications refuse it too.',
  TLS_NOT_YET_VALID:
    'Check the clock of this machine; if it is right, the provider has to correct its certificate.',
  TLS_WRONG_HOST:
    'Use the host name for which the certificate was made, or let the provider add this one.',
  TLS_UNTRUSTED:
    'If the provider uses an authority of your own, paste its certificate under Advanced as private CA. A missing intermediate certificate at the provider looks the same.',
  TLS_PROTOCOL: 'Check that the port speaks https with TLS 1.2 or 1.3.',
  TLS_FAILED:
    'Check the certificate of the provider, and the private CA under Advanced if there is one.',
  REDIRECTED:
    'Redirects are not followed, because they could lead anywhere. Enter the address that it leads to if that is your provider.',
  NOT_JSON:
    'A page for people answers there, or another service. Check the path: realm, tenant and application are often part of it.',
  TOO_LARGE: 'No provider publishes that much. Check the address.',
  BAD_RESPONSE:
    'Something other than a provider answers there. Check the address, and any proxy before it.',
};

/** What to do about a fetch that failed; null when nothing is known to help. */
export function adviceFor(failure: FailedFetch, origin: string): string | null {
  if (failure.code === 'HOST_NOT_PUBLIC') {
    return `Check the host. If the provider is on your own network, let whoever runs Claimcheck start it with ALLOWED_PRIVATE_ORIGINS=${origin}`;
  }
  if (failure.code === 'HTTP_STATUS') return adviceForStatus(failure.status ?? 0);
  return ADVICE[failure.code] ?? null;
}

function adviceForStatus(status: number): string {
  if (status === 401 || status === 403) {
    return 'The address must be readable without signing in. Let the provider, or the proxy before it, publish it.';
  }
  if (status === 429) return 'The provider asks for fewer requests. Wait, then run the test again.';
  if (status >= 500) return 'The fault is on the side of the provider. Run the test again later.';
  return 'Check the address: realm, tenant and application are often part of it.';
}
