import type { FetchFailureCode } from '@/lib/core/connections/fetch-failure-code';
import type { Validators } from '@/lib/core/oidc/validators';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import type { GuardedFetch } from '@/lib/platform/guarded-fetch';
import type { FetchedJson, NotModified } from '@/lib/platform/guarded-fetch-answer';
import { type FetchFailure, fetchFailure } from '@/lib/platform/guarded-fetch-failure';
import type { KeySetServices } from '@/lib/platform/key-set-services';
import { publicKey } from './fake-provider';
import type { VirtualClock } from './virtual-clock';

export const SCRIPTED_ISSUER = 'https://idp.example.com';
const DISCOVERY = `${SCRIPTED_ISSUER}/.well-known/openid-configuration`;

/** A provider without a network: it answers at once, or as its script says. */
export interface ScriptedProvider {
  /** Addresses asked for, in order; `… if changed` for conditional requests. */
  readonly requests: string[];
  readonly metadata: { issuer: string; jwks_uri: string };
  /** The `kid` of each key. */
  kids: readonly string[];
  /** Of the key set. */
  cacheControl: string | null;
  etag: string | null;
  /** What every address answers; null: nothing is wrong. */
  failing: { readonly code: FetchFailureCode; readonly retryAfter?: string } | null;
  /** A defect instead of an answer. */
  throwing: Error | null;
  /** Requests are held until `release`, or their budget is spent. */
  hanging: boolean;
  release(): void;
  readonly connect: KeySetServices['connect'];
}

const material = publicKey('ec', 'ES256');

/** A public key with a `kid`; all have the same numbers. */
export function keyNamed(kid: string): { readonly [name: string]: JsonValue } {
  const { x, y } = material;
  return { kty: 'EC', crv: 'P-256', x: String(x), y: String(y), use: 'sig', alg: 'ES256', kid };
}

/** Makes one that is right in every respect and has the key `one`. */
export function scriptedProvider(clock: VirtualClock): ScriptedProvider {
  const released = new Set<() => void>();
  const provider: ScriptedProvider = {
    requests: [],
    metadata: { issuer: SCRIPTED_ISSUER, jwks_uri: `${SCRIPTED_ISSUER}/jwks` },
    kids: ['one'],
    cacheControl: null,
    etag: null,
    failing: null,
    throwing: null,
    hanging: false,
    release: () => {
      for (const go of released) go();
    },
    connect: ({ budgetMs }) => fetchOf(provider, held(clock, released, budgetMs)),
  };
  return provider;
}

/** Whether it was released, rather than its budget spent. */
type Hold = () => Promise<boolean>;

function held(clock: VirtualClock, released: Set<() => void>, budgetMs: number): Hold {
  return () =>
    new Promise((resolve) => {
      const end = (inTime: boolean) => {
        released.delete(go);
        unschedule();
        resolve(inTime);
      };
      const go = () => end(true);
      const unschedule = clock.schedule(() => end(false), budgetMs);
      released.add(go);
    });
}

function fetchOf(provider: ScriptedProvider, hold: Hold): GuardedFetch {
  const settle = async <T>(answer: () => T): Promise<T | FetchFailure> => {
    // What the provider will answer is settled when it is asked, however long that takes.
    const { failing, throwing, hanging } = provider;
    const settled = answer();
    if (hanging && !(await hold())) return fetchFailure('TIMED_OUT', 'No answer.');
    if (throwing !== null) throw throwing;
    if (failing === null) return settled;
    const { code, retryAfter = null } = failing;
    return fetchFailure(code, `${code}.`, { retryAfter });
  };
  return {
    connect: () => Promise.reject(new Error('Nobody connects ahead.')),
    fetchJson: (url) => {
      provider.requests.push(url);
      return settle(() => fetched(provider, documentAt(provider, url)));
    },
    fetchIfChanged: (url, validators) => {
      const conditional = validators.etag !== null;
      provider.requests.push(conditional ? `${url} if changed` : url);
      return settle(
        () => unchanged(provider, validators) ?? fetched(provider, documentAt(provider, url)),
      );
    },
    close: () => Promise.resolve(),
  };
}

function documentAt({ metadata, kids }: ScriptedProvider, url: string): JsonValue {
  return url === DISCOVERY ? { ...metadata } : { keys: kids.map(keyNamed) };
}

function unchanged(provider: ScriptedProvider, { etag }: Validators): NotModified | null {
  if (etag === null || etag !== provider.etag) return null;
  const { headers, connection } = fetched(provider, null);
  return { ok: true, notModified: true, headers, connection };
}

function fetched({ cacheControl, etag }: ScriptedProvider, json: JsonValue): FetchedJson {
  return {
    ok: true,
    status: 200,
    json,
    bytes: 100,
    cacheControl,
    date: null,
    headers: { cacheControl, age: null, expires: null, date: null },
    validators: { etag, lastModified: null },
    connection: { origin: SCRIPTED_ISSUER, addressCount: 1, tls: null },
  };
}
