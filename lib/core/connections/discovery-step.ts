import { type ClockOptions, clockFinding } from './clock-doubt';
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

/** The step of a metadata document that was found. */
export function discoveryStep(
  address: string,
  facts: FetchedFacts,
  options: ClockOptions,
): StepContent {
  const summary = `${facts.status}, JSON, ${sizeText(facts.bytes)}.`;
  const clock = clockFinding(facts.date, options);
  const evidence: readonly Evidence[] = [{ label: 'Address', value: address }, ...clock.evidence];
  if (clock.doubt === null) return good(summary, { evidence });
  const { sentence, advice } = clock.doubt;
  return warning('CLOCK_DIFFERS', `${summary} ${sentence}`, { evidence, advice });
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

/** Bytes for people: `640 bytes`, `3.1 KB`. */
export function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`;
}
