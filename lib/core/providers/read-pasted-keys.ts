import { PRIVATE_MEMBERS } from '../oidc/judge-key';
import type { JsonWebKeyValue } from './settings';

export type PastedKeys =
  | { readonly ok: true; readonly keys: readonly JsonWebKeyValue[] }
  | { readonly ok: false; readonly problem: string };

const MAX_KEYS = 100;

/** Reads pasted text as a JWK Set, one JWK or a list of JWKs (RFC 7517, 4 and 5). Private keys are refused. */
export function readPastedKeys(text: string): PastedKeys {
  if (/-----BEGIN/.test(text)) {
    return problem('Paste a JWK Set (JSON), not PEM. Your provider publishes it at its jwks_uri.');
  }
  const parsed = parse(text);
  if (parsed === undefined)
    return problem('This is not JSON. Paste the whole key set: {"keys": […]}.');
  const keys = listOf(parsed);
  if (keys === null) return problem('No keys found. A key set looks like {"keys": [{"kty": …}]}.');
  if (keys.length > MAX_KEYS) return problem(`At most ${MAX_KEYS} keys.`);
  return judged(keys);
}

function judged(keys: readonly unknown[]): PastedKeys {
  const objects = keys.filter(isObject);
  if (objects.length === 0 || objects.length < keys.length) {
    return problem('Every key must be a JSON object with a kty.');
  }
  if (objects.some((key) => key.kty === 'oct')) {
    return problem('This holds a symmetric key. Only public keys can be used here.');
  }
  if (objects.some((key) => PRIVATE_MEMBERS.some((member) => Object.hasOwn(key, member)))) {
    return problem(
      'This holds a private key. Remove it, treat the key as leaked, and paste only the public part.',
    );
  }
  return { ok: true, keys: objects };
}

function problem(text: string): PastedKeys {
  return { ok: false, problem: text };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Only the fact matters: the page shows one sentence, and the text may hold a secret.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (Array.isArray(value.keys)) return value.keys;
  return 'kty' in value ? [value] : null;
}

function isObject(value: unknown): value is JsonWebKeyValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
