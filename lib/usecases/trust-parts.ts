import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Provider } from '@/lib/core/providers/settings';
import { looseIssuersOf } from '@/lib/core/tokens/trust-index';
import {
  type OtherProvider,
  type TrustedProvider,
  trustedProviderOf,
} from '@/lib/core/tokens/trusted-provider';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';

/** What a provider adds to the trust of its environment. */
export interface TrustedPart {
  readonly trusted: TrustedProvider;
  readonly source: KeySource;
  /** SHA-256 (hex) of `trusted`. */
  readonly digest: string;
}

/** What a provider that judges nothing there adds to it. */
export interface OtherPart {
  readonly other: OtherProvider;
  /** SHA-256 (hex) of `other`. */
  readonly digest: string;
}

const trustedParts = new WeakMap<Provider, TrustedPart>();
const otherParts = new WeakMap<Provider, OtherPart>();

/** The part of a trusted provider, made once for as long as that provider is kept as it was read. */
export function trustedPartOf(provider: Provider): TrustedPart {
  const known = trustedParts.get(provider);
  if (known !== undefined) return known;
  const trusted = trustedProviderOf(provider);
  // Here a few at a time, rather than all of them for the first token of an unknown issuer.
  looseIssuersOf(trusted);
  const part = { trusted, source: keySourceOf(provider), digest: digestOf(trusted) };
  trustedParts.set(provider, part);
  return part;
}

/** The part of one that is disabled or of another environment, made once likewise. */
export function otherPartOf(provider: Provider): OtherPart {
  const known = otherParts.get(provider);
  if (known !== undefined) return known;
  const { id, enabled, settings } = provider;
  const other = {
    id,
    // Whoever asks for this environment learns nothing of others but that there are some.
    name: null,
    environment: settings.environment,
    enabled,
    issuers: settings.issuers.map(({ value }) => value),
  };
  const part = { other, digest: digestOf(other) };
  otherParts.set(provider, part);
  return part;
}

function digestOf(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
