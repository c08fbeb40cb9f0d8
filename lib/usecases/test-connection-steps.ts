import { addressStep } from '@/lib/core/connections/address-step';
import {
  type AlgorithmFacts,
  algorithmsStep,
  commonAlgorithms,
} from '@/lib/core/connections/algorithms-step';
import {
  absentDiscoveryStep,
  discoveryStep,
  type FailedTry,
} from '@/lib/core/connections/discovery-step';
import { adviceFor, codeOf, evidenceOf } from '@/lib/core/connections/failed-fetch';
import { inputStep } from '@/lib/core/connections/input-step';
import { issuerStep } from '@/lib/core/connections/issuer-step';
import {
  badJwksAddressStep,
  failedJwksStep,
  type JwksSource,
  jwksStep,
} from '@/lib/core/connections/jwks-step';
import { keysStep } from '@/lib/core/connections/keys-step';
import { metadataStep } from '@/lib/core/connections/metadata-step';
import type { ReportStepName } from '@/lib/core/connections/report';
import { bad, type StepContent, skipped, warning } from '@/lib/core/connections/step-content';
import { judgeFetchUrl } from '@/lib/core/oidc/issuer-url';
import { algorithmsOf, type JudgedKey, judgeKeySet, judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { judgeMetadata, type Metadata } from '@/lib/core/oidc/judge-metadata';
import { ALGORITHMS } from '@/lib/core/providers/draft';
import type { ProviderSettings } from '@/lib/core/providers/settings';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import { certificateDiffers } from '@/lib/platform/certificate-of-key';
import type { GuardedFetch } from '@/lib/platform/guarded-fetch';
import type { FetchFailure } from '@/lib/platform/guarded-fetch-failure';

/** What a test works with, and what its steps have found so far. */
export interface TestState {
  readonly settings: ProviderSettings;
  readonly fetch: GuardedFetch;
  readonly allowedPrivateOrigins: readonly string[];
  readonly now: () => number;
  /** The provider could not be connected to. */
  unreachable: boolean;
  document: JsonValue | null;
  metadata: Metadata | null;
  keySet: JsonValue | null;
  keys: readonly JudgedKey[];
  jwksUri: string | null;
}

/** The steps of a test whose input is settled; each finds something and says so. */
export const STEPS: Readonly<
  Record<ReportStepName, (state: TestState) => StepContent | Promise<StepContent>>
> = {
  input: ({ settings, allowedPrivateOrigins }) => inputStep(settings, allowedPrivateOrigins),
  address,
  discovery,
  metadata,
  issuer,
  jwks,
  keys,
  algorithms,
};

/** What is used when there is no discovery document; null when nothing is. */
function alternative({ settings }: TestState): string | null {
  if (settings.pastedKeys !== null) return 'The pasted keys are used instead.';
  if (settings.jwksAddress !== null) return 'The JWKS address is used instead.';
  return null;
}

async function address(state: TestState): Promise<StepContent> {
  const [first = ''] = state.settings.discoveryAddresses;
  const connected = await state.fetch.connect(first);
  if (connected.ok) {
    const { connection } = connected;
    const allowListed = state.allowedPrivateOrigins.includes(connection.origin);
    return addressStep(connection, allowListed, state.now());
  }
  state.unreachable = true;
  const origin = originOf(first);
  const more = { evidence: evidenceOf(origin, connected), advice: adviceFor(connected, origin) };
  const instead = alternative(state);
  if (instead === null || connected.code === 'CANCELLED') {
    return bad(codeOf(connected), connected.message, more);
  }
  return warning(codeOf(connected), `${connected.message} ${instead}`, more);
}

async function discovery(state: TestState): Promise<StepContent> {
  if (state.unreachable) return absentDiscoveryStep([], alternative(state));
  const tries: FailedTry[] = [];
  for (const place of state.settings.discoveryAddresses) {
    const fetched = await state.fetch.fetchJson(place);
    if (fetched.ok) {
      state.document = fetched.json;
      const { clockToleranceSeconds } = state.settings;
      return discoveryStep(place, fetched, { now: state.now(), clockToleranceSeconds });
    }
    tries.push({ address: place, failure: fetched });
    if (!mayBeElsewhere(fetched)) break;
  }
  return absentDiscoveryStep(tries, alternative(state));
}

/** The provider answered, but not with a document: another of its places may have it. */
function mayBeElsewhere({ code, status }: FetchFailure): boolean {
  if (code === 'NOT_JSON' || code === 'REDIRECTED') return true;
  return code === 'HTTP_STATUS' && status !== null && status < 500 && status !== 429;
}

function metadata(state: TestState): StepContent {
  if (state.document === null) return skipped('There is no document.');
  const judged = judgeMetadata(state.document);
  if (judged.ok) state.metadata = judged.metadata;
  return metadataStep(judged, state.settings.issuers[0]?.value ?? '');
}

function issuer(state: TestState): StepContent {
  if (state.metadata === null) return skipped('There is no document to compare with.');
  const configured = state.settings.issuers[0]?.value ?? '';
  return issuerStep(configured, state.metadata.issuer, state.allowedPrivateOrigins);
}

async function jwks(state: TestState): Promise<StepContent> {
  if (state.settings.pastedKeys !== null) return skipped('The pasted keys are used.');
  const published = state.metadata?.jwksUri ?? null;
  const judged = judgeFetchUrl(typeof published === 'string' ? published : '', state);
  const typed = state.settings.jwksAddress?.value ?? null;
  if (typed === null && !judged.ok) return badJwksAddressStep(published, judged.message);
  const source: JwksSource = {
    address: typed ?? String(published),
    typed: typed !== null,
    published: judged.ok ? String(published) : null,
    issuerOrigin: originOf(state.settings.issuers[0]?.value ?? ''),
  };
  state.jwksUri = source.address;
  const fetched = await state.fetch.fetchJson(source.address);
  if (!fetched.ok) return failedJwksStep(source, fetched);
  state.keySet = fetched.json;
  return jwksStep(source, fetched);
}

function keys(state: TestState): StepContent {
  const { pastedKeys } = state.settings;
  const judged = pastedKeys === null ? judgeKeySet(state.keySet) : judgeKeys(pastedKeys);
  if (judged.ok) state.keys = judged.keys;
  return keysStep(judged, pastedKeys === null ? differingCertificates(state) : []);
}

function differingCertificates({ keySet, keys: judged }: TestState): readonly string[] {
  const published =
    keySet !== null && typeof keySet === 'object' && 'keys' in keySet ? keySet.keys : [];
  if (!Array.isArray(published)) return [];
  return judged
    .filter(({ jwk }, index) => jwk !== null && certificateDiffers({ ...published[index] }))
    .map(({ shown }) => shown.kid ?? 'Key without kid');
}

function algorithms(state: TestState): StepContent {
  return algorithmsStep(algorithmFacts(state));
}

/** What the algorithms of a test's tokens can be; empty while it has no keys. */
export function verifiableAlgorithms(state: TestState) {
  return commonAlgorithms(algorithmFacts(state));
}

function algorithmFacts({ settings, metadata: found, keys: judged }: TestState): AlgorithmFacts {
  const labels = judged.flatMap(({ jwk }) => (jwk === null ? [] : [jwk.alg]));
  return {
    allowed: settings.algorithms,
    advertised: found?.advertisedAlgorithms ?? null,
    ofKeys: algorithmsOf(judged),
    ofLabels: ALGORITHMS.filter((alg) => labels.includes(alg)),
  };
}

function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}
