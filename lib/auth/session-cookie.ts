import { cookies } from 'next/headers';
import { ABSOLUTE_LIMIT_MS } from '@/lib/usecases/session-token';
import { isHttpsRequest } from './request-scheme';

const NAME = 'claimcheck_session';

/** The full name of a cookie: bound to host, path and TLS by `__Host-` where the console is https. */
export function cookieName(name: string, https: boolean): string {
  return https ? `__Host-${name}` : name;
}

/** The flags of every cookie that says who someone is; `maxAgeMs` in milliseconds. */
export function cookieFlags(https: boolean, maxAgeMs: number) {
  return {
    httpOnly: true,
    secure: https,
    sameSite: 'lax',
    path: '/',
    maxAge: Math.floor(maxAgeMs / 1000),
  } as const;
}

/** The session token that the browser sent under the name of its scheme, or null. */
export async function readSessionCookie(): Promise<string | null> {
  return (await cookies()).get(cookieName(NAME, await isHttpsRequest()))?.value ?? null;
}

/** Gives the browser its session token, for as long as a session can last. */
export async function writeSessionCookie(token: string): Promise<void> {
  await write(token, ABSOLUTE_LIMIT_MS);
}

/** Takes the session token out of the browser. */
export async function clearSessionCookie(): Promise<void> {
  await write('', 0);
}

async function write(token: string, maxAgeMs: number): Promise<void> {
  const https = await isHttpsRequest();
  (await cookies()).set(cookieName(NAME, https), token, cookieFlags(https, maxAgeMs));
}
