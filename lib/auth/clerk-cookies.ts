import { createHash } from 'node:crypto';
import { decodeBase64url } from '@/lib/core/tokens/base64url';
import { decodeUtf8 } from '@/lib/core/tokens/utf8';

/** A cookie as a request brings it. */
interface SentCookie {
  readonly name: string;
  readonly value: string;
}

// Clerk puts this behind the names of its cookies, so that instances on one host do not collide.
function suffixOf(publishableKey: string): string {
  return createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8);
}

/** The two names under which Clerk keeps a cookie of an instance. */
function namesOf(name: string, publishableKey: string): readonly [string, string] {
  return [name, `${name}_${suffixOf(publishableKey)}`];
}

/** The tokens that a request brings in the two cookies of this instance, each once. */
export function sessionTokensOf(
  cookies: readonly SentCookie[],
  publishableKey: string,
): readonly string[] {
  const names = namesOf('__session', publishableKey);
  const tokens = names.map((name) => cookies.find((each) => each.name === name)?.value ?? '');
  return [...new Set(tokens.filter((token) => token !== ''))];
}

/** Clerk's cookies of this instance: the session's token, when it began, and how it is renewed. */
export function isCookieOfClerk(name: string, publishableKey: string): boolean {
  const own = ['__session', '__client_uat', '__refresh'];
  return own.some((each) => namesOf(each, publishableKey).includes(name));
}

/** Whether Clerk's package takes the value of a cookie of this name for a token of this instance. */
export function isTokenCookie(name: string, publishableKey: string): boolean {
  return name === '__clerk_handshake' || namesOf('__session', publishableKey).includes(name);
}

/** The id of the key that a token says it was signed with; null: it names none, or is no token. */
export function keyIdOf(token: string): string | null {
  const read = decodeBase64url(token.split('.', 1)[0] ?? '');
  const text = read.ok ? decodeUtf8(read.bytes) : null;
  try {
    const header: unknown = JSON.parse(text ?? 'null');
    if (typeof header !== 'object' || header === null || !('kid' in header)) return null;
    return typeof header.kid === 'string' ? header.kid : null;
  } catch {
    // No JSON: then it is no token, and there is nothing to say about it.
    return null;
  }
}
