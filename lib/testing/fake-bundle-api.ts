import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TrustBundle } from '@/lib/core/bundle/trust-bundle';
import type { ClaimcheckStatus } from '@/sdk/src/answers';
import type { LocalServices } from '@/sdk/src/local-services';
import type { ClaimcheckSettings, LocalSettings } from '@/sdk/src/settings';
import { ringOf, trustedProvider } from './token-factory';
import { tokenKey } from './token-keys';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

/** What was asked of the api. */
export interface BundleRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly signal: AbortSignal | null;
}

type AnswerBundle = (request: BundleRequest) => Response | Promise<Response>;

/** An api that has nothing but a bundle, without a network. */
export interface FakeBundleApi {
  readonly fetch: typeof fetch;
  readonly requests: BundleRequest[];
  /** What it sends; put another in its place at will. */
  bundle: TrustBundle;
  /** Answers in its place; null: it is right in every respect. */
  answer: AnswerBundle | null;
}

/** SHA-256 (hex) of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An answer with a bundle, or whatever else is given, as the api sends it. */
export function bundleResponse(content: unknown): Response {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return new Response(text, { headers: { etag: `W/"${sha256(text)}"` } });
}

/** A refusal, as the api itself says no. */
export function refusal(status: number, code: string): Response {
  const requestId = 'req_b4k7zq2mwn5xr3tf6hydc2vj';
  return Response.json({ code, message: 'No.', requestId }, { status });
}

/** An answer with or without a bundle, made by a configuration of this number. */
export function ofRevision(response: Response, revision: number): Response {
  const { body, status, headers } = response;
  headers.set('x-claimcheck-revision', String(revision));
  return new Response(body, { status, headers });
}

/** A bundle that trusts the made-up issuer, and lets `ext_role` admin do anything with orders. */
export function madeUpBundle(given: Partial<TrustBundle> = {}): TrustBundle {
  const admin = { function: 'string_equal', attribute: 'ext_role', value: 'admin' } as const;
  return {
    format: 1,
    workspace: 'acme',
    environment: 'production',
    configHash: sha256('trust'),
    providers: [
      {
        provider: trustedProvider(),
        keys: { ring: ringOf(tokenKey('RS256').jwk), usableUntil: null },
        mappings: [{ jwtPath: 'role', attribute: 'role', required: false }],
      },
    ],
    others: [],
    policies: [
      {
        id: 'pol_orders',
        name: 'orders',
        version: 1,
        specification: {
          rules: [{ rule_id: 'admin-allow', effect: 'Allow', conditions: [admin] }],
          default: { effect: 'Deny' },
        },
        permissions: [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }],
      },
    ],
    machineKeys: [],
    ...given,
  };
}

/** Makes an api that is right in every respect until it is told otherwise. */
export function fakeBundleApi(bundle = madeUpBundle()): FakeBundleApi {
  const requests: BundleRequest[] = [];
  const api: FakeBundleApi = {
    bundle,
    answer: null,
    requests,
    fetch: async (input, init) => {
      const { signal = null, headers } = init ?? {};
      const request = { url: new URL(String(input)), headers: new Headers(headers), signal };
      requests.push(request);
      return api.answer === null ? rightAnswer(api, request) : api.answer(request);
    },
  };
  return api;
}

/** The answer of an api that is right in every respect. */
export function rightAnswer(
  { bundle }: Pick<FakeBundleApi, 'bundle'>,
  { headers }: BundleRequest,
): Response {
  const response = bundleResponse(bundle);
  const same = headers.get('if-none-match') === response.headers.get('etag');
  return same ? new Response(null, { status: 304 }) : response;
}

/** Settings of local mode, by an api. */
export function localSettings(
  { fetch }: Pick<FakeBundleApi, 'fetch'>,
  local: Partial<LocalSettings> = {},
): ClaimcheckSettings {
  return {
    mode: 'local',
    baseUrl: 'https://claimcheck.example.com',
    workspaceId: 'acme',
    apiKey: 'cck_live_of_a_test',
    timeoutMs: 5_000,
    retries: 0,
    fetch,
    local: {
      pollIntervalMs: 5_000,
      maxAgeMs: 3_600_000,
      cacheFile: null,
      onStatus: null,
      ...local,
    },
  };
}

/** A machine whose clocks a test moves; nothing in it is left to chance. */
export interface VirtualMachine extends LocalServices, Pick<VirtualClock, 'jump' | 'waiting'> {
  /** Moves both clocks on, a second at a time, so that whatever is due runs and is answered. */
  readonly pass: (ms: number) => Promise<void>;
  /** Waits until nothing goes on at this moment. */
  readonly idle: () => Promise<void>;
}

/** Makes a machine whose clocks stand still; its wall clock shows the second at which made-up tokens are judged. */
export function virtualMachine(maxBytes = 1_048_576, from = 1_800_000_000_000): VirtualMachine {
  const clock = createVirtualClock(from);
  const { now, monotonic, schedule, jump, waiting } = clock;
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.advance(Math.min(left, 1_000));
      await idle();
    }
  };
  return {
    now,
    monotonic,
    schedule,
    wait: schedule,
    jump,
    waiting,
    random: () => 0.5,
    maxBytes,
    pass,
    idle,
  };
}

const TURNS = 20;

async function idle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}

/** Every status that was told, in order. */
export function toldStatuses(): {
  readonly told: ClaimcheckStatus[];
  readonly onStatus: (status: ClaimcheckStatus) => void;
} {
  const told: ClaimcheckStatus[] = [];
  return { told, onStatus: (status) => void told.push(status) };
}
