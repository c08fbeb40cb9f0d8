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
 * every `%`, as `%` and two hexadecimal digits; `decodeURIComponent` gives the text back. Half a surrogate
 * pair, which UTF-8 has no bytes for, is written as the three of WTF-8, so that no two texts are one.
 */
export function headerText(text: string): string {
  if (/^[!-$&-~]*$/.test(text)) return text;
  return Array.from(text, (character) =>
    /^[!-$&-~]$/.test(character) ? character : bytesOf(character).map(percent).join(''),
  ).join('');
}

function bytesOf(character: string): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xd800 || code > 0xdfff) return [...UTF_8.encode(character)];
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

const UTF_8 = new TextEncoder();
