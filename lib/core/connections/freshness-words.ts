import { type KeyFreshness, MAX_FRESH_SECONDS, MIN_FRESH_SECONDS } from '../oidc/freshness';

/** How long keys may be kept, by whose word, in one sentence. */
export function freshnessWords({ seconds, permitted }: KeyFreshness): string {
  const kept = durationWords(seconds);
  if (permitted === null) return `${kept}: the provider’s headers do not say.`;
  if (permitted === 0) {
    return `${kept}: the provider asks for no keeping at all, but not every token may cause a request.`;
  }
  const asked = durationWords(permitted);
  if (permitted < MIN_FRESH_SECONDS) {
    return `${kept}: the provider permits ${asked}, but not every token may cause a request.`;
  }
  if (permitted > MAX_FRESH_SECONDS) {
    return `${kept}: the provider permits ${asked}, but a key that it removes has to end sooner.`;
  }
  return `${kept}, as the provider’s headers permit.`;
}

const UNITS = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A duration in its largest fitting unit: `15 minutes`, `1 year`; rounded down. */
export function durationWords(seconds: number): string {
  const [name, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  const count = Math.floor(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
