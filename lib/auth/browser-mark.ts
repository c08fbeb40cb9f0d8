import { cookies } from 'next/headers';
import { env } from '@/lib/platform/env';
import { KNOWN_BROWSER_MS } from '@/lib/usecases/known-browser';
import { cookieFlags, cookieName } from './session-cookie';

const NAME = 'claimcheck_browser';

/** The mark of an earlier sign-in with this browser, or null. */
export async function readBrowserMark(): Promise<string | null> {
  return (await cookies()).get(cookieName(NAME, env().publicUrl))?.value ?? null;
}

/** Marks the browser as one that somebody signed in with. */
export async function writeBrowserMark(mark: string): Promise<void> {
  const { publicUrl } = env();
  const flags = cookieFlags(publicUrl, KNOWN_BROWSER_MS);
  (await cookies()).set(cookieName(NAME, publicUrl), mark, flags);
}
