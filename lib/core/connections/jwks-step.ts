import { compareStrings } from '../oidc/compare-strings';
import { type CacheHeaders, keyFreshness } from '../oidc/freshness';
import { type ConnectedFacts, certificateDoubt } from './address-step';
import type { ClockFinding } from './clock-doubt';
import { type FetchedFacts, sizeText } from './discovery-step';
import { adviceFor, codeOf, evidenceOf, type FailedFetch } from './failed-fetch';
import { freshnessWords } from './freshness-words';
import type { DraftFix, Evidence } from './report';
import { bad, good, type StepContent, warning } from './step-content';

/** Where the keys are looked for. */
export interface JwksSource {
  readonly address: string;
  /** Typed by hand under Advanced, known of this type of provider, or named by the document. */
  readonly from: 'typed' | 'derived' | 'document';
  /** The document's own `jwks_uri`, when it has a usable one. */
  readonly published: string | null;
  /** What is wrong with the document's `jwks_uri`; null when nothing is, or it has none. */
  readonly publishedProblem: string | null;
  /** What the type of the provider would use without a typed address; null: the document's. */
  readonly derived: string | null;
  /** Origin of the issuer. */
  readonly issuerOrigin: string;
}

/** A key set that was fetched, and over what; `now` is epoch milliseconds. */
export interface FetchedKeys extends FetchedFacts {
  readonly headers: CacheHeaders;
  readonly connection: ConnectedFacts;
  readonly now: number;
  /** Null where the document's answer has told of the clocks already. */
  readonly clock: ClockFinding | null;
}

/** The step of a key set that was fetched. */
export function jwksStep(source: JwksSource, fetched: FetchedKeys): StepContent {
  const summary = `${fetched.status}, JSON, ${sizeText(fetched.bytes)}.${origin(source)}`;
  const evidence = fetchedEvidence(source, fetched);
  const other = otherThan(source);
  if (other !== null) {
    return warning('JWKS_ADDRESS_DIFFERS', `${summary} The document names another address.`, {
      evidence,
      comparison: compareStrings(other, source.address),
      advice: `Expected: the address in the discovery document. Actual: ${NAMES[source.from]}. Signature keys can differ between the two; when the provider moves them, the document says so first.`,
      fixes: [documentFix(source, other)],
    });
  }
  const clock = fetched.clock?.doubt ?? null;
  if (clock !== null) {
    const { sentence, advice } = clock;
    return warning('CLOCK_DIFFERS', `${summary} ${sentence}`, { evidence, advice });
  }
  const elsewhere = fetched.connection.origin !== source.issuerOrigin;
  const doubt = elsewhere ? certificateDoubt(fetched.connection, fetched.now) : null;
  if (doubt === null) return good(summary, { evidence });
  const { sentence, advice } = doubt;
  return warning('CERTIFICATE_ENDS_SOON', `${summary} ${sentence}`, { evidence, advice });
}

const NAMES = {
  typed: 'the JWKS address under Advanced',
  derived: 'the address that this type of provider uses',
  document: 'the address in the discovery document',
} as const;

function origin({ from }: JwksSource): string {
  return from === 'typed' ? ' From the address under Advanced.' : '';
}

function fetchedEvidence(source: JwksSource, fetched: FetchedKeys): readonly Evidence[] {
  const { origin: at, tls } = fetched.connection;
  const { publishedProblem } = source;
  const elsewhere = at !== source.issuerOrigin;
  return [
    { label: 'Address', value: source.address },
    ...(elsewhere ? [{ label: 'Other origin', value: at }] : []),
    ...(elsewhere && tls !== null ? [{ label: 'Certificate until', value: tls.validTo }] : []),
    ...(fetched.cacheControl === null
      ? []
      : [{ label: 'Cache-Control', value: fetched.cacheControl }]),
    ...(fetched.clock?.evidence ?? []),
    { label: 'Keys may be kept for', value: freshnessWords(keyFreshness(fetched.headers)) },
    ...(publishedProblem === null
      ? []
      : [{ label: 'jwks_uri of the document', value: `not usable: ${publishedProblem}` }]),
  ];
}

/** The step of a key set that could not be fetched. */
export function failedJwksStep(source: JwksSource, failure: FailedFetch): StepContent {
  if (failure.code === 'CANCELLED') return bad('CANCELLED', failure.message);
  const { address } = source;
  const other = otherThan(source);
  return bad(codeOf(failure), `${failure.message} Keys cannot be had from it.`, {
    evidence: evidenceOf(address, failure),
    comparison: other === null ? null : compareStrings(other, address),
    advice:
      other === null
        ? adviceFor(failure, new URL(address).origin)
        : `Expected: the address in the discovery document. Actual: ${NAMES[source.from]}.`,
    fixes: other === null ? [] : [documentFix(source, other)],
  });
}

function otherThan({ from, published, address }: JwksSource): string | null {
  return from === 'document' || published === address ? null : published;
}

/** Emptying the field is enough where nothing but the document would then give the address. */
function documentFix({ derived }: JwksSource, published: string): DraftFix {
  const isEnough = derived === null || derived === published;
  return {
    label: 'Use the address from discovery',
    field: 'jwksAddress',
    value: isEnough ? '' : published,
  };
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
