import { type AskedIssuer, MAX_FURTHER_ASKED } from '@/lib/core/connections/asked-issuer';
import type { DraftContext } from '@/lib/core/connections/draft-context';
import type { ReportFacts } from '@/lib/core/connections/report';
import type { JudgedKey } from '@/lib/core/oidc/judge-jwks';
import type { Metadata } from '@/lib/core/oidc/judge-metadata';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import type { ProviderSettings } from '@/lib/core/providers/settings';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import {
  createGuardedFetch,
  type GuardedFetch,
  type GuardedFetchOptions,
} from '@/lib/platform/guarded-fetch';
import type { FetchedJson } from '@/lib/platform/guarded-fetch-answer';
import type { ConnectionFacts } from '@/lib/platform/guarded-fetch-connection';
import type { FetchFailure } from '@/lib/platform/guarded-fetch-failure';

export interface ReportContext {
  readonly network: Pick<GuardedFetchOptions, 'resolve' | 'dial' | 'budgetMs' | 'schedule'>;
  readonly allowedPrivateOrigins: readonly string[];
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a test works with, and what its steps have found so far. */
export interface TestState {
  readonly settings: ProviderSettings;
  /** The draft behind the settings, for words and fixes. */
  readonly context: DraftContext;
  readonly fetch: GuardedFetch;
  readonly allowedPrivateOrigins: readonly string[];
  readonly now: () => number;
  /** The provider could not be connected to. */
  unreachable: boolean;
  /** The private CA has ended, so that what it signed is not trusted. */
  authorityEnded: boolean;
  discoveryAddress: string | null;
  document: JsonValue | null;
  metadata: Metadata | null;
  /** Each configured issuer, the first one first. */
  issuers: readonly AskedIssuer[];
  /** The key set, when it is fetched while further issuers are asked; null: not begun. */
  keySetFetch: Promise<FetchedJson | FetchFailure> | null;
  keySet: JsonValue | null;
  keys: readonly JudgedKey[];
  jwksUri: string | null;
  jwksCacheControl: string | null;
  clockAheadSeconds: number | null;
  /** End of each TLS certificate that was seen, by origin. */
  readonly certificates: Map<string, string>;
}

/** The state of a test before its first step. */
export function newState(
  settings: ProviderSettings,
  draft: ProviderDraft,
  { network, allowedPrivateOrigins, signal, now }: ReportContext,
): TestState {
  const ca = settings.privateCa;
  return {
    settings,
    context: { draft, definition: providerTypeOf(draft.type), allowedPrivateOrigins },
    fetch: createGuardedFetch({ ...network, allowedPrivateOrigins, ca, signal }),
    allowedPrivateOrigins,
    now,
    unreachable: false,
    authorityEnded: false,
    discoveryAddress: null,
    document: null,
    metadata: null,
    issuers: settings.issuers.map(({ value }, index) =>
      index > MAX_FURTHER_ASKED
        ? { configured: value, kind: 'not_asked' }
        : { configured: value, kind: 'failed', message: 'The test did not get that far.' },
    ),
    keySetFetch: null,
    keySet: null,
    keys: [],
    jwksUri: null,
    jwksCacheControl: null,
    clockAheadSeconds: null,
    certificates: new Map(),
  };
}

/** The issuer that decides; empty only while a draft has none, which no test reaches. */
export function firstIssuer({ settings }: TestState): string {
  return settings.issuers[0]?.value ?? '';
}

/** Remembers until when the certificate of a connection is valid. */
export function noteCertificate(state: TestState, { origin, tls }: ConnectionFacts): void {
  if (tls !== null) state.certificates.set(origin, tls.validTo);
}

/** What two reports are compared by. */
export function factsOf(state: TestState): ReportFacts {
  return {
    discoveryAddress: state.discoveryAddress,
    issuers: state.issuers.map((asked) => ({
      configured: asked.configured,
      published: asked.kind === 'named' ? asked.published : null,
    })),
    advertisedAlgorithms: state.metadata?.advertisedAlgorithms ?? null,
    certificates: [...state.certificates].map(([origin, validTo]) => ({ origin, validTo })),
    clockAheadSeconds: state.clockAheadSeconds,
    jwksCacheControl: state.jwksCacheControl,
  };
}
