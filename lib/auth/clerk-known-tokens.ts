import { NextRequest } from 'next/server';
import { isKnownKeyId } from '@/lib/usecases/known-key-ids';
import { ClerkUnreachableError, clerkBackend, fromClerk } from './clerk-backend';
import { isTokenCookie, keyIdOf } from './clerk-cookies';
import { clerkSettings } from './clerk-options';

/** Where a development instance hands a token over in the address. */
const HANDSHAKE = '__clerk_handshake';

async function loadKeyIds(): Promise<ReadonlySet<string>> {
  const set = await fromClerk(clerkBackend().jwks.getJwks());
  const ids = set?.keys?.map(({ kid }) => kid) ?? [];
  if (ids.length === 0) throw new ClerkUnreachableError('Clerk’s Backend API gave no key set.');
  return new Set(ids);
}

/**
 * Whether a token names a key of this instance, so that verifying it makes Clerk's package ask for
 * nothing that we did not ask for already. Says nothing of its signature. Throws ClerkUnreachableError.
 */
export async function namesKnownKey(token: string): Promise<boolean> {
  // With the key at hand nothing is ever asked for.
  return clerkSettings().jwtKey !== null || isKnownKeyId(keyIdOf(token), loadKeyIds);
}

async function knownCookies(sent: string, publishableKey: string): Promise<string> {
  const kept: string[] = [];
  for (const pair of sent.split(';')) {
    const [name = '', ...value] = pair.split('=');
    const isToken = isTokenCookie(name.trim(), publishableKey);
    if (!isToken || (await namesKnownKey(value.join('=').trim()))) kept.push(pair.trim());
  }
  return kept.join('; ');
}

/**
 * The request without tokens that name a key which this instance does not have: Clerk's package would
 * ask the Backend API for the keys at each of them. Throws ClerkUnreachableError.
 */
export async function withoutUnknownTokens(request: NextRequest): Promise<NextRequest> {
  const { publishableKey, jwtKey } = clerkSettings();
  if (jwtKey !== null) return request;
  const headers = new Headers(request.headers);
  const sent = headers.get('cookie');
  if (sent !== null) headers.set('cookie', await knownCookies(sent, publishableKey));
  const url = new URL(request.url);
  for (const token of url.searchParams.getAll(HANDSHAKE)) {
    if (!(await namesKnownKey(token))) url.searchParams.delete(HANDSHAKE);
  }
  return new NextRequest(url, { headers, method: request.method });
}
