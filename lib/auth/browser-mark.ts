import { cookies } from 'next/headers';
import { KNOWN_BROWSER_MS } from '@/lib/usecases/known-browser';
import { isHttpsRequest } from './request-scheme';
import { cookieFlags, cookieName } from './session-cookie';

const NAME = 'claimcheck_browser';

/** The mark of an earlier sign-in with this browser, or null. */
export async function readBrowserMark(): Promise<string | null> {
  return (await cookies()).get(cookieName(NAME, await isHttpsRequest()))?.value ?? null;
}

/** Marks the browser as one that somebody signed in with. */
export async function writeBrowserMark(mark: string): Promise<void> {
  const https = await isHttpsRequest();
  (await cookies()).set(cookieName(NAME, https), mark, cookieFlags(https, KNOWN_BROWSER_MS));
}
