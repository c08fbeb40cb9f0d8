import type { ReadText } from './definition';

const OWN_SCHEME = /^(?!javascript:|data:|file:)[a-z][a-z0-9+.-]*:\/\/[a-z0-9._-]+(:\d+)?$/i;

/**
 * Whether a text is an origin as a browser writes it into `Origin` (RFC 6454, 6.2): a web page, or
 * an extension or an embedded page with a scheme of its own (`chrome-extension://…`).
 */
export function isOrigin(text: string): boolean {
  if (!/^https?:/i.test(text)) return OWN_SCHEME.test(text);
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Reads the origin of a pasted page address, or a bare host as https (http for this machine). */
export function readOrigin(text: string): ReadText {
  const typed = text.trim();
  const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/|$)|^localhost(:\d+)?(\/|$)/i.test(typed);
  const scheme = /^(localhost|127\.)/i.test(typed) ? 'http' : 'https';
  const address = host ? `${scheme}://${typed}` : typed;
  if (!/^https?:\/\/[^@\s\\]+$/i.test(address) || !URL.canParse(address)) {
    return { value: typed, made: null };
  }
  const { origin } = new URL(address);
  return { value: origin, made: origin === typed ? null : `Read as ${origin}.` };
}
