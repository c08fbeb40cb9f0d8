const MAX_LENGTH = 2048;
const BASE = 'http://console.invalid';
// Control characters are dropped by URL parsers, backslashes are slashes to browsers.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
const FORBIDDEN = /[\u0000-\u0020\u007f\\]/;
const LEADING_ENCODED_SLASH = /^\/(?:%2f|%5c)/i;

/**
 * The path to go on to after signing in, or null when the value is anything but a path of this
 * console: another origin in any spelling, `//host`, a scheme, white space, over 2,048 characters.
 */
export function safeNextPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
  if (!value.startsWith('/') || FORBIDDEN.test(value)) return null;
  if (LEADING_ENCODED_SLASH.test(value) || !URL.canParse(value, BASE)) return null;
  const url = new URL(value, BASE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === BASE && !path.startsWith('//') ? path : null;
}

/** The sign-in page that leads on to `next`; an unsafe `next` is left out. */
export function signInPath(next: string): string {
  const safe = safeNextPath(next);
  return safe === null || safe === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(safe)}`;
}
