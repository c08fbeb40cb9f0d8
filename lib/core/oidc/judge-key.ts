import { ALGORITHMS, type Algorithm } from '../providers/draft';
import type { JsonWebKeyValue } from '../providers/settings';
import { type KeyMaterial, keyMaterial } from './key-material';

/**
 * What one key of a set is good for. `skipped`: not meant for verifying signatures, or of a kind
 * that is not supported; it disturbs nobody. `refused`: something is wrong with it.
 */
export type KeyVerdict =
  | { readonly outcome: 'usable'; readonly algorithms: readonly Algorithm[]; readonly size: string }
  | { readonly outcome: 'skipped'; readonly reason: string; readonly size: string }
  | {
      readonly outcome: 'refused';
      readonly reason: string;
      readonly size: string;
      /** A private or symmetric key is published. */
      readonly leaked: boolean;
    };

/** Members of a key that must stay with its owner (RFC 7518, 6.3.2 and 6.4.1; `priv` of newer types). */
export const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
const MAX_KID = 255;

/** Judges one key by itself (RFC 7517, RFC 7518, 6, RFC 8037, RFC 8725, 3.5); pure, no signature made. */
export function judgeKey(key: JsonWebKeyValue): KeyVerdict {
  const leak = leakOf(key);
  if (leak !== null) return { outcome: 'refused', reason: leak, size: '', leaked: true };
  const labels = labelProblem(key);
  if (labels !== null) return refused(labels);
  const purpose = otherPurpose(key);
  if (purpose !== null) return { outcome: 'skipped', reason: purpose, size: '' };
  const material = keyMaterial(key);
  if (material.outcome === 'skipped') return material;
  if (material.outcome === 'refused') return refused(material.reason, material.size);
  return judgeAlgorithm(key, material);
}

function refused(reason: string, size = ''): KeyVerdict {
  return { outcome: 'refused', reason, size, leaked: false };
}

function leakOf(key: JsonWebKeyValue): string | null {
  if (key.kty === 'oct') {
    return 'A symmetric key: whoever reads the key set could sign with it, and HMAC is never accepted.';
  }
  if (!PRIVATE_MEMBERS.some((name) => Object.hasOwn(key, name))) return null;
  return 'Its private part is published: anyone can sign with it. Replace the key at the provider at once.';
}

function labelProblem(key: JsonWebKeyValue): string | null {
  const { kid, alg, use, key_ops: operations } = key;
  if (typeof key.kty !== 'string' || key.kty === '') return 'It has no key type (kty).';
  if (kid !== undefined && typeof kid !== 'string') return 'Its key ID (kid) is not a string.';
  if (kid?.length === 0) return 'Its key ID (kid) is empty.';
  if (kid !== undefined && kid.length > MAX_KID) {
    return `Its key ID (kid) is longer than ${MAX_KID} characters.`;
  }
  if (alg !== undefined && typeof alg !== 'string') return 'Its algorithm (alg) is not a string.';
  if (use !== undefined && typeof use !== 'string') return 'Its use is not a string.';
  return operationsProblem(operations, use);
}

function operationsProblem(operations: unknown, use: string | undefined): string | null {
  if (operations === undefined) return null;
  if (!isListOfStrings(operations)) return 'Its key_ops are not a list of strings.';
  if (new Set(operations).size < operations.length) return 'Its key_ops name an operation twice.';
  if (use === 'sig' && !operations.includes('verify')) {
    return 'Its use is signatures, but its key_ops do not include “verify”.';
  }
  if (use === 'enc' && operations.includes('verify')) {
    return 'Its use is encryption, but its key_ops include “verify”.';
  }
  return null;
}

/** Whether a value is a list of texts and of nothing else. */
export function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function otherPurpose(key: JsonWebKeyValue): string | null {
  if (key.use === 'enc') return 'For encryption, not for signatures.';
  if (key.use !== undefined && key.use !== 'sig') return 'Its use is not signatures.';
  const operations = key.key_ops;
  if (Array.isArray(operations) && !operations.includes('verify')) {
    return 'Its key_ops do not include “verify”.';
  }
  const alg = key.alg;
  if (typeof alg === 'string' && /^(RSA|ECDH|dir$|A\d{3})/.test(alg)) {
    return 'Its algorithm is for encryption, not for signatures.';
  }
  return null;
}

function judgeAlgorithm(
  key: JsonWebKeyValue,
  material: Extract<KeyMaterial, { outcome: 'fit' }>,
): KeyVerdict {
  const { algorithms, size } = material;
  if (key.alg === undefined) return { outcome: 'usable', algorithms, size };
  // RFC 9864 names EdDSA over edwards25519 anew.
  const named = key.alg === 'Ed25519' ? 'EdDSA' : key.alg;
  const alg = ALGORITHMS.find((name) => name === named);
  if (alg === undefined) {
    return { outcome: 'skipped', reason: 'Its algorithm is not one that is supported.', size };
  }
  if (!algorithms.includes(alg)) {
    return refused(`Its algorithm ${alg} contradicts its type: ${algorithms.join(', ')}.`, size);
  }
  return { outcome: 'usable', algorithms: [alg], size };
}
