import { cookies } from 'next/headers';
import { env } from '@/lib/platform/env';
import { ABSOLUTE_LIMIT_MS } from '@/lib/usecases/session-token';

const NAME = 'claimcheck_session';

/** Whether the console's public address is https; without PUBLIC_URL it is not. */
function isHttps(publicUrl: URL | null): boolean {
  return publicUrl?.protocol === 'https:';
}

/** The full name of a cookie: bound to host, path and TLS by `__Host-` where the console is https. */
export function cookieName(name: string, publicUrl: URL | null): string {
  return isHttps(publicUrl) ? `__Host-${name}` : name;
}

/** The flags of every cookie that says who someone is; `maxAgeMs` in milliseconds. */
export function cookieFlags(publicUrl: URL | null, maxAgeMs: number) {
  return {
    httpOnly: true,
    secure: isHttps(publicUrl),
    sameSite: 'lax',
    path: '/',
    maxAge: Math.floor(maxAgeMs / 1000),
  } as const;
}

/** The session token that the browser sent, or null. */
export async function readSessionCookie(): Promise<string | null> {
  return (await cookies()).get(cookieName(NAME, env().publicUrl))?.value ?? null;
}

/** Gives the browser its session token, for as long as a session can last. */
export async function writeSessionCookie(token: string): Promise<void> {
  const { publicUrl } = env();
  (await cookies()).set(
    cookieName(NAME, publicUrl),
    token,
    cookieFlags(publicUrl, ABSOLUTE_LIMIT_MS),
  );
}

/** Takes the session token out of the browser. */
export async function clearSessionCookie(): Promise<void> {
  const { publicUrl } = env();
  (await cookies()).set(cookieName(NAME, publicUrl), '', cookieFlags(publicUrl, 0));
}
