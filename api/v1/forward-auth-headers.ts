import type { Verified } from '@/lib/usecases/verify-token';

/** The headers of a good answer, in the order of the documentation; each is always set. */
export const AUTH_HEADERS = [
  'x-auth-subject',
  'x-auth-issuer',
  'x-auth-provider',
  'x-auth-permissions',
  'x-auth-expires',
  'x-auth-kind',
] as const;
export type AuthHeader = (typeof AUTH_HEADERS)[number];

/** Every header without a value, so that a proxy which copies them overwrites what a client sent. */
export const EMPTY_AUTH_HEADERS: Readonly<Record<AuthHeader, string>> = {
  'x-auth-subject': '',
  'x-auth-issuer': '',
  'x-auth-provider': '',
  'x-auth-permissions': '',
  'x-auth-expires': '',
  'x-auth-kind': '',
};

/** What the application behind the proxy learns about who calls; empty where there is nothing to say. */
export function authHeadersOf({
  verdict,
  provider,
}: Verified): Readonly<Record<AuthHeader, string>> {
  if (!verdict.valid) return EMPTY_AUTH_HEADERS;
  return {
    'x-auth-subject': headerText(verdict.subject),
    'x-auth-issuer': verdict.kind === 'token' ? headerText(verdict.issuer) : '',
    'x-auth-provider': provider?.id ?? '',
    'x-auth-permissions': verdict.permissions.map(headerText).join(' '),
    'x-auth-expires': verdict.expiresAt === null ? '' : String(Math.floor(verdict.expiresAt)),
    'x-auth-kind': verdict.kind,
  };
}

/**
 * A text as a header may hold it: every byte of its UTF-8 that is not a visible character of ASCII, and
 * every `%`, as `%` and two hexadecimal digits; `decodeURIComponent` gives the text back.
 */
export function headerText(text: string): string {
  if (/^[!-$&-~]*$/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte > SPACE && byte < DELETE && byte !== PERCENT
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

const SPACE = 0x20;
const PERCENT = 0x25;
const DELETE = 0x7f;

/** A text between the quotes of a `WWW-Authenticate` parameter (RFC 6750, section 3): without `"` and `\`. */
export function quotedText(text: string): string {
  return text.replaceAll(/["\\]/g, "'").replaceAll(/[^ -~]/g, '?');
}
