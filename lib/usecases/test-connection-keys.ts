import {
  type AlgorithmFacts,
  algorithmsStep,
  commonAlgorithms,
} from '@/lib/core/connections/algorithms-step';
import {
  type ClockFinding,
  clockDifference,
  clockFinding,
} from '@/lib/core/connections/clock-doubt';
import {
  badJwksAddressStep,
  failedJwksStep,
  type JwksSource,
  jwksStep,
} from '@/lib/core/connections/jwks-step';
import { type KeyCertificates, keysStep } from '@/lib/core/connections/keys-step';
import type { ReportKey } from '@/lib/core/connections/report';
import { type StepContent, skipped } from '@/lib/core/connections/step-content';
import { keySetSuggestion } from '@/lib/core/connections/suggestion';
import { judgeFetchUrl } from '@/lib/core/oidc/issuer-url';
import { algorithmsOf, type JudgedKey, judgeKeySet, judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import { certificateOfKey } from '@/lib/platform/certificate-of-key';
import { keyThumbprint } from '@/lib/platform/key-thumbprint';
import { firstIssuer, noteCertificate, type TestState } from './test-connection-state';

/** The step that fetches the key set. */
export async function jwks(state: TestState): Promise<StepContent> {
  if (state.settings.pastedKeys !== null) return skipped('The pasted keys are used.');
  const source = sourceOf(state);
  if ('refused' in source) return source.refused;
  state.jwksUri = source.address;
  const fetched = await (state.keySetFetch ?? state.fetch.fetchJson(source.address));
  if (!fetched.ok) return failedJwksStep(source, fetched);
  state.keySet = fetched.json;
  state.jwksCacheControl = fetched.cacheControl;
  noteCertificate(state, fetched.connection);
  const now = state.now();
  return jwksStep(source, { ...fetched, now, clock: clockOf(state, fetched.date, now) });
}

/** Read here only where no document has told of the clocks. */
function clockOf(state: TestState, date: string | null, now: number): ClockFinding | null {
  if (state.discoveryAddress !== null) return null;
  state.clockAheadSeconds = clockDifference(date, now);
  const { clockToleranceSeconds } = state.settings;
  return clockFinding(date, { now, clockToleranceSeconds });
}

/**
 * Begins to fetch the key set before its step, so that a further issuer that does not answer cannot
 * use up the time of the keys.
 */
export function beginKeySet(state: TestState): void {
  if (state.settings.pastedKeys !== null) return;
  const source = sourceOf(state);
  if ('address' in source) state.keySetFetch = state.fetch.fetchJson(source.address);
}

function sourceOf(state: TestState): JwksSource | { readonly refused: StepContent } {
  const published = state.metadata?.jwksUri ?? null;
  const judged = judgeFetchUrl(typeof published === 'string' ? published : '', state);
  const { jwksAddress } = state.settings;
  if (jwksAddress === null && !judged.ok) {
    return { refused: badJwksAddressStep(published, judged.message) };
  }
  const { draft, definition } = state.context;
  const issuer = firstIssuer(state);
  return {
    address: jwksAddress?.value ?? String(published),
    from: jwksAddress?.source ?? 'document',
    published: judged.ok ? String(published) : null,
    publishedProblem: judged.ok || published === null ? null : judged.message,
    derived: definition.derive(draft).jwksAddress,
    issuerOrigin: URL.canParse(issuer) ? new URL(issuer).origin : issuer,
  };
}

/** The step that judges each key; fills in what is shown of them. */
export function keys(state: TestState): StepContent {
  const { pastedKeys } = state.settings;
  const judged = pastedKeys === null ? judgeKeySet(state.keySet) : judgeKeys(pastedKeys);
  const suggestion = pastedKeys === null ? keySetSuggestion(state.context, state.keySet) : null;
  if (!judged.ok) return keysStep(judged, NO_CERTIFICATES, suggestion);
  const published = pastedKeys ?? publishedKeys(state);
  state.keys = judged.keys.map((key, index) => withCertificate(key, published[index]));
  return keysStep({ ok: true, keys: state.keys }, certificatesOf(state, published), null);
}

const NO_CERTIFICATES: KeyCertificates = { differing: [], ended: [] };

function publishedKeys({ keySet }: TestState): readonly unknown[] {
  const list = keySet !== null && typeof keySet === 'object' && 'keys' in keySet ? keySet.keys : [];
  return Array.isArray(list) ? list : [];
}

/** Only a thumbprint of the public members and a date are taken from the key as it was published. */
function withCertificate(judged: JudgedKey, published: unknown): JudgedKey {
  const jwk = membersOf(published);
  const shown: ReportKey = {
    ...judged.shown,
    thumbprint: keyThumbprint(jwk),
    validTo: certificateOfKey(jwk)?.validTo ?? null,
  };
  return { ...judged, shown };
}

function certificatesOf(state: TestState, published: readonly unknown[]): KeyCertificates {
  const now = state.now();
  const usable = state.keys.flatMap(({ jwk, shown }, index) => {
    const certificate = certificateOfKey(membersOf(published[index]));
    if (jwk === null || certificate === null) return [];
    return [{ label: shown.kid ?? 'Key without kid', certificate }];
  });
  return {
    differing: usable.filter(({ certificate }) => certificate.differs).map(({ label }) => label),
    ended: usable
      .filter(({ certificate }) => Date.parse(certificate.validTo) < now)
      .map(({ label, certificate }) => ({ label, value: certificate.validTo })),
  };
}

function membersOf(key: unknown): Readonly<Record<string, unknown>> {
  return typeof key === 'object' && key !== null ? { ...key } : {};
}

/** The step that looks for algorithms in common. */
export function algorithms(state: TestState): StepContent {
  return algorithmsStep(algorithmFacts(state));
}

/** What the algorithms of a test's tokens can be; empty while it has no keys. */
export function verifiableAlgorithms(state: TestState): readonly Algorithm[] {
  return commonAlgorithms(algorithmFacts(state));
}

function algorithmFacts({ settings, metadata, keys: judged }: TestState): AlgorithmFacts {
  const labels = judged.flatMap(({ jwk }) => (jwk === null ? [] : [jwk.alg]));
  return {
    allowed: settings.algorithms,
    advertised: metadata?.advertisedAlgorithms ?? null,
    ofKeys: algorithmsOf(judged),
    ofLabels: ALGORITHMS.filter((alg) => labels.includes(alg)),
  };
}
