import { mayBeElsewhere } from '@/lib/core/connections/discovery-step';
import { type CacheHeaders, keyFreshness } from '@/lib/core/oidc/freshness';
import { judgeKeySet } from '@/lib/core/oidc/judge-jwks';
import { judgeMetadata } from '@/lib/core/oidc/judge-metadata';
import type { KeyFailure, KeyFailureCode } from '@/lib/core/oidc/key-failure';
import { type KeyRing, keyRingOf } from '@/lib/core/oidc/key-ring';
import { type StorableKeySet, storableKeySet } from '@/lib/core/oidc/storable-key-set';
import { NO_VALIDATORS, type Validators } from '@/lib/core/oidc/validators';
import type { GuardedFetch } from './guarded-fetch';
import type { FetchFailure } from './guarded-fetch-failure';
import type { KeySource } from './key-source';

/** Keys as a provider has published them. */
export interface PublishedKeys {
  readonly ring: KeyRing;
  /** What may be stored of them. */
  readonly document: StorableKeySet;
  readonly jwksUri: string;
  readonly validators: Validators;
  readonly freshSeconds: number;
}

/** What is known before an attempt. */
export interface KnownKeys {
  /** Where keys were fetched before; null: never. */
  readonly jwksUri: string | null;
  /** Null: none are held. */
  readonly keys: PublishedKeys | null;
}

export interface FailedKeyFetch {
  readonly ok: false;
  readonly failure: KeyFailure;
  /** What the provider asks for, in seconds or as an HTTP date; null: nothing. */
  readonly retryAfter: string | null;
}

export type KeyFetch =
  | {
      readonly ok: true;
      readonly keys: PublishedKeys /** By a 304. */;
      readonly confirmed: boolean;
    }
  | FailedKeyFetch;

/**
 * Fetches the keys of a source: from its address, from where they were before, or from where the
 * discovery document says. `anew` reads that document again and asks for the keys without condition. A
 * set without a usable key is a failure, unless it holds a private key: then nothing is trusted any more.
 */
export async function fetchKeySet(
  fetch: GuardedFetch,
  source: KeySource,
  known: KnownKeys,
  anew: boolean,
): Promise<KeyFetch> {
  const from = await addressOf(fetch, source, known, anew);
  if (typeof from !== 'string') return from;
  const before = anew || known.keys?.jwksUri !== from ? null : known.keys;
  const fetched = await fetch.fetchIfChanged(from, before?.validators ?? NO_VALIDATORS);
  if (!fetched.ok) return failed(fetched);
  if (!('notModified' in fetched)) {
    return published(fetched.json, from, fetched.headers, fetched.validators);
  }
  if (before === null) return invalid('JWKS_INVALID', 'Nothing has changed, where nothing was.');
  const { seconds, permitted } = keyFreshness(fetched.headers);
  const freshSeconds = permitted === null ? before.freshSeconds : seconds;
  return { ok: true, keys: { ...before, freshSeconds }, confirmed: true };
}

async function addressOf(
  fetch: GuardedFetch,
  source: KeySource,
  known: KnownKeys,
  anew: boolean,
): Promise<string | FailedKeyFetch> {
  if (source.jwksAddress !== null) return source.jwksAddress;
  if (known.jwksUri !== null && !anew) return known.jwksUri;
  return discover(fetch, source);
}

/** The `jwks_uri` of the first place that has a document (OpenID Connect Discovery 4). */
async function discover(
  fetch: GuardedFetch,
  { discoveryAddresses, issuer }: KeySource,
): Promise<string | FailedKeyFetch> {
  let last = invalid('METADATA_INVALID', 'There is no address to ask for a discovery document.');
  for (const place of discoveryAddresses) {
    const fetched = await fetch.fetchJson(place);
    if (fetched.ok) return jwksUriOf(fetched.json, issuer);
    last = failed(fetched);
    if (!mayBeElsewhere(fetched)) break;
  }
  return last;
}

function jwksUriOf(document: unknown, issuer: string): string | FailedKeyFetch {
  const judged = judgeMetadata(document);
  if (!judged.ok) return invalid(judged.code, judged.message);
  const { metadata } = judged;
  if (metadata.issuer !== issuer) {
    const message = `The discovery document is of the issuer ${metadata.issuer.slice(0, 255)}, not of ${issuer}.`;
    return invalid('ISSUER_MISMATCH', message);
  }
  if (typeof metadata.jwksUri === 'string') return metadata.jwksUri;
  return invalid('JWKS_ADDRESS_INVALID', 'The discovery document names no key set (jwks_uri).');
}

function published(
  json: unknown,
  jwksUri: string,
  headers: CacheHeaders,
  validators: Validators,
): KeyFetch {
  const read = readKeySet(json);
  if (!read.ok) return read;
  const freshSeconds = keyFreshness(headers).seconds;
  const { ring, document } = read;
  return {
    ok: true,
    keys: { ring, document, jwksUri, validators, freshSeconds },
    confirmed: false,
  };
}

/** Judges a key set, fetched or stored. */
export function readKeySet(
  json: unknown,
):
  | FailedKeyFetch
  | { readonly ok: true; readonly ring: KeyRing; readonly document: StorableKeySet } {
  const judged = judgeKeySet(json);
  if (!judged.ok) return invalid(judged.code, judged.message);
  const ring = keyRingOf(judged.keys);
  const leaked = judged.keys.some(
    ({ verdict, shown }) => verdict.outcome === 'refused' && verdict.leaked && shown.kty !== 'oct',
  );
  if (ring.keys.length === 0 && !leaked) {
    return invalid('KEYS_UNUSABLE', `None of the ${judged.keys.length} keys can be used.`);
  }
  return { ok: true, ring, document: storableKeySet(listOf(json), judged.keys) };
}

function listOf(json: unknown): readonly unknown[] {
  const list = typeof json === 'object' && json !== null && 'keys' in json ? json.keys : [];
  return Array.isArray(list) ? list : [];
}

function failed({ code, message, retryAfter }: FetchFailure): FailedKeyFetch {
  return { ok: false, failure: { code, message }, retryAfter };
}

/** A document that was had and is of no use. */
function invalid(code: KeyFailureCode, message: string): FailedKeyFetch {
  return { ok: false, failure: { code, message }, retryAfter: null };
}
