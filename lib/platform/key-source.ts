import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import { judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { type KeyRing, keyRingOf } from '@/lib/core/oidc/key-ring';
import type { Provider } from '@/lib/core/providers/settings';

/** Where the keys of a saved provider come from. */
export interface KeySource {
  readonly providerId: string;
  readonly workspaceId: string;
  /** SHA-256 (hex) of all below: keys of another source are never used. */
  readonly hash: string;
  /** The pasted keys; null: they are fetched. */
  readonly pasted: KeyRing | null;
  /** Where keys are fetched; null: where the discovery document says. */
  readonly jwksAddress: string | null;
  /** Tried in this order, once. */
  readonly discoveryAddresses: readonly string[];
  /** What the discovery document must name, byte for byte. */
  readonly issuer: string;
  /** PEM certificates trusted for this provider; null: none of its own. */
  readonly ca: string | null;
}

/** The source of a provider's keys as it is saved. */
export function keySourceOf({ id, workspaceId, settings }: Provider): KeySource {
  const { pastedKeys, jwksAddress, discoveryAddresses, issuers, privateCa } = settings;
  const from = {
    jwksAddress: jwksAddress?.value ?? null,
    discoveryAddresses,
    issuer: issuers[0]?.value ?? '',
    ca: privateCa,
  };
  return {
    providerId: id,
    workspaceId,
    hash: createHash('sha256')
      .update(canonicalJson({ ...from, pastedKeys }))
      .digest('hex'),
    pasted: pastedKeys === null ? null : ringOfPasted(pastedKeys),
    ...from,
  };
}

function ringOfPasted(pasted: readonly unknown[]): KeyRing {
  const judged = judgeKeys(pasted);
  return judged.ok ? keyRingOf(judged.keys) : { keys: [], unusable: [] };
}
