import { compareStrings } from '../oidc/compare-strings';
import { type FetchedFacts, sizeText } from './discovery-step';
import { adviceFor, codeOf, evidenceOf, type FailedFetch } from './failed-fetch';
import type { Evidence } from './report';
import { bad, good, type StepContent } from './step-content';

/** Where the keys are looked for. */
export interface JwksSource {
  readonly address: string;
  /** Typed by hand, not taken from the document. */
  readonly typed: boolean;
  /** The document's own `jwks_uri`, when it has a usable one. */
  readonly published: string | null;
  /** Origin of the issuer. */
  readonly issuerOrigin: string;
}

/** The step of a key set that was fetched. */
export function jwksStep(source: JwksSource, facts: FetchedFacts): StepContent {
  const evidence: Evidence[] = [{ label: 'Address', value: source.address }];
  const { origin } = new URL(source.address);
  if (origin !== source.issuerOrigin) evidence.push({ label: 'Other origin', value: origin });
  if (facts.cacheControl !== null) {
    evidence.push({ label: 'Cache-Control', value: facts.cacheControl });
  }
  const from = source.typed ? ' From the address under Advanced.' : '';
  return good(`${facts.status}, JSON, ${sizeText(facts.bytes)}.${from}`, { evidence });
}

/** The step of a key set that could not be fetched. */
export function failedJwksStep(source: JwksSource, failure: FailedFetch): StepContent {
  if (failure.code === 'CANCELLED') return bad('CANCELLED', failure.message);
  const { published, typed, address } = source;
  const instead = typed && published !== null && published !== address ? published : null;
  return bad(codeOf(failure), `${failure.message} Keys cannot be had from it.`, {
    evidence: evidenceOf(address, failure),
    comparison: instead === null ? null : compareStrings(instead, address),
    advice:
      instead === null
        ? adviceFor(failure, new URL(address).origin)
        : 'Expected: the address in the discovery document. Actual: the JWKS address under Advanced.',
    fixes:
      instead === null
        ? []
        : [{ label: 'Use the address from discovery', field: 'jwksAddress', value: '' }],
  });
}

/** The step of a document whose `jwks_uri` cannot be used, while no other keys are given. */
export function badJwksAddressStep(published: unknown, problem: string): StepContent {
  const advice =
    'The provider has to correct its document; until then, enter its JWKS address under Advanced.';
  if (published === null) {
    const summary = 'The document names no key set (jwks_uri).';
    return bad('JWKS_ADDRESS_INVALID', summary, { advice });
  }
  const shown = (typeof published === 'string' ? published : JSON.stringify(published)).slice(
    0,
    300,
  );
  return bad('JWKS_ADDRESS_INVALID', `The document’s jwks_uri is refused. ${problem}`, {
    evidence: [{ label: 'jwks_uri', value: shown }],
    advice,
  });
}
