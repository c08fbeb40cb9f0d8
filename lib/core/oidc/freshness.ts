/** Keys are kept at least this long, so that not every token causes a request. */
export const MIN_FRESH_SECONDS = 60;
/** And at most this long, so that a key that was removed dies within it. */
export const MAX_FRESH_SECONDS = 3600;
export const DEFAULT_FRESH_SECONDS = 600;

/** The headers of an answer that say how long it may be kept; null: absent. */
export interface CacheHeaders {
  readonly cacheControl: string | null;
  readonly age: string | null;
  readonly expires: string | null;
  readonly date: string | null;
}

export interface KeyFreshness {
  /** How long keys are taken as they are before they are fetched anew. */
  readonly seconds: number;
  /** What the headers permit; null when they do not say. */
  readonly permitted: number | null;
}

/**
 * How long a key set is fresh: what its headers permit to a private cache (RFC 9111, 4.2 and 5.2.2),
 * from 60 s to 60 min; 10 min when they do not say.
 */
export function keyFreshness(headers: CacheHeaders): KeyFreshness {
  const permitted = permittedSeconds(headers);
  if (permitted === null) return { seconds: DEFAULT_FRESH_SECONDS, permitted };
  const seconds = Math.min(Math.max(permitted, MIN_FRESH_SECONDS), MAX_FRESH_SECONDS);
  return { seconds, permitted };
}

function permittedSeconds({ cacheControl, age, expires, date }: CacheHeaders): number | null {
  const directives = directivesOf(cacheControl ?? '');
  if (directives.has('no-store') || directives.has('no-cache')) return 0;
  const maxAge = directives.get('max-age');
  if (maxAge !== undefined) return Math.max(0, wholeSeconds(maxAge) - wholeSeconds(age ?? ''));
  if (expires === null) return null;
  const [until, from] = [httpDate(expires), httpDate(date ?? '')];
  // An invalid date, `0` above all, means that it has expired already (RFC 9111, 5.3).
  if (Number.isNaN(until)) return 0;
  return Number.isNaN(from) ? null : Math.max(0, Math.round((until - from) / 1000));
}

/** Epoch milliseconds of an HTTP date (RFC 9110, 5.6.7); NaN for anything else, such as `0`. */
function httpDate(text: string): number {
  return / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** By name in lower case; of one that is repeated the smallest value counts. */
function directivesOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of header.split(',')) {
    const [name = '', value = ''] = part.split('=', 2).map((text) => text.trim());
    const key = name.toLowerCase();
    const unquoted = value.replace(/^"(.*)"$/, '$1');
    const earlier = found.get(key);
    if (earlier === undefined || wholeSeconds(unquoted) < wholeSeconds(earlier)) {
      found.set(key, unquoted);
    }
  }
  return found;
}

/** Delta seconds (RFC 9111, 1.2.2), capped at 2^31; 0 for anything else. */
function wholeSeconds(text: string): number {
  return /^\d+$/.test(text) ? Math.min(Number(text), 2 ** 31) : 0;
}
