import type { BundledKeys } from '@/lib/core/bundle/trust-bundle';
import type { HeldBundle } from './local-held';
import type { LocalTrust } from './local-trust';

type Before = Pick<HeldBundle, 'local' | 'configuration' | 'confirmed'>;

/**
 * A bundle with the keys of the one before where it has none: an api that has just started may not have them
 * yet. Only where nothing in the configuration changed in between, so that keys of a provider that was given
 * others are not used on, and for `maxAgeMs` after they were last confirmed.
 */
export function withKeptKeys(
  next: LocalTrust,
  configuration: number | null,
  before: Before | null,
  maxAgeMs: number,
): LocalTrust {
  if (before === null || configuration === null || before.configuration !== configuration) {
    return next;
  }
  const lacking = next.trust.providers.filter(({ id }) => next.keys.get(id) === null);
  const kept = lacking.flatMap(({ id, issuers }) => {
    const known = before.local.trust.providers.find((one) => one.id === id);
    const keys = before.local.keys.get(id) ?? null;
    const isSame = known !== undefined && known.issuers.join('\n') === issuers.join('\n');
    return keys !== null && isSame ? [[id, bounded(keys, before, maxAgeMs)] as const] : [];
  });
  return kept.length === 0 ? next : { ...next, keys: new Map([...next.keys, ...kept]) };
}

/** Those that were kept before have their end already, and get no other. */
function bounded(keys: BundledKeys, { confirmed }: Before, maxAgeMs: number): BundledKeys {
  const usableUntil = keys.usableUntil ?? Math.floor((confirmed.wall + maxAgeMs) / 1000);
  return { ...keys, usableUntil };
}
