import { adviceFor, codeOf, evidenceOf, type FailedFetch } from './failed-fetch';
import type { Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';
import type { Suggestion } from './suggestion';

/** A document as a step reports it; what the guarded fetch gives has this shape. */
export interface FetchedFacts {
  readonly status: number;
  readonly bytes: number;
  readonly cacheControl: string | null;
  readonly date: string | null;
}

/** How far a provider's clock may be off beyond the tolerance before it is worth a warning. */
const CLOCK_GRACE_SECONDS = 30;

/** The step of a metadata document that was found. `now` is when it arrived, epoch milliseconds. */
export function discoveryStep(
  address: string,
  facts: FetchedFacts,
  options: { readonly now: number; readonly clockToleranceSeconds: number },
): StepContent {
  const summary = `${facts.status}, JSON, ${sizeText(facts.bytes)}.`;
  const evidence: Evidence[] = [{ label: 'Address', value: address }];
  const aheadSeconds = clockDifference(facts.date, options.now);
  if (aheadSeconds === null || Math.abs(aheadSeconds) < 2) return good(summary, { evidence });
  const text = `${Math.abs(aheadSeconds)} s ${aheadSeconds > 0 ? 'ahead' : 'behind'}`;
  evidence.push({ label: 'Provider’s clock', value: text });
  if (Math.abs(aheadSeconds) <= options.clockToleranceSeconds + CLOCK_GRACE_SECONDS) {
    return good(summary, { evidence });
  }
  return warning('CLOCK_DIFFERS', `${summary} The provider’s clock is ${text}.`, {
    evidence,
    advice: `Tokens are accepted with a tolerance of ${options.clockToleranceSeconds} s. Set the clock that is wrong: this machine’s or the provider’s.`,
  });
}

/** One address that was tried without success. */
export interface FailedTry {
  readonly address: string;
  readonly failure: FailedFetch;
}

/**
 * The step of a document that was found nowhere; `instead` says which keys are used without it, and
 * `suggestion` what was found near it.
 */
export function absentDiscoveryStep(
  tries: readonly FailedTry[],
  instead: string | null,
  suggestion: Suggestion | null = null,
): StepContent {
  const [first] = tries;
  if (first === undefined) return absentWithoutTry(instead);
  const { address, failure } = first;
  if (failure.code === 'CANCELLED') return bad('CANCELLED', failure.message);
  const evidence = [
    ...evidenceOf(address, failure),
    ...tries.slice(1).map((other) => ({
      label: 'Also tried',
      value: `${other.address}: ${other.failure.status ?? other.failure.message}`,
    })),
  ];
  if (instead !== null) {
    return warning('DISCOVERY_ABSENT', `${failure.message} ${instead}`, { evidence });
  }
  const absent = failure.status === 404 || failure.status === 410;
  const origin = URL.canParse(address) ? new URL(address).origin : address;
  return bad(absent ? 'DISCOVERY_ABSENT' : codeOf(failure), failure.message, {
    evidence: [...evidence, ...(suggestion?.evidence ?? [])],
    advice: suggestion?.advice ?? (absent ? ABSENT : adviceFor(failure, origin)),
    fixes: suggestion?.fixes ?? [],
  });
}

const ABSENT =
  'No discovery document is at this issuer. Check its path: realm, tenant and application are often part of it. If the provider publishes none, enter its JWKS address under Advanced.';

/** Whether an answer leaves it possible that the document is at another path of the same host. */
export function mayBeElsewhere({ code, status }: Pick<FailedFetch, 'code' | 'status'>): boolean {
  if (code === 'NOT_JSON' || code === 'REDIRECTED') return true;
  return code === 'HTTP_STATUS' && status !== null && status < 500 && status !== 429;
}

function absentWithoutTry(instead: string | null): StepContent {
  return warning('DISCOVERY_ABSENT', `The provider could not be asked. ${instead ?? ''}`.trim());
}

/** The provider's clock minus ours in whole seconds; null without a readable `Date`. */
export function clockDifference(date: string | null, now: number): number | null {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : Math.round((at - now) / 1000);
}

/** Bytes for people: `640 bytes`, `3.1 KB`. */
export function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`;
}
