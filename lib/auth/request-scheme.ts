import { headers } from 'next/headers';
import { isHttps } from '@/lib/core/same-origin';
import { env } from '@/lib/platform/env';

/** The scheme of the current request, as the console's own server judged it. */
export async function requestScheme(): Promise<'http' | 'https'> {
  return (await headers()).get('x-claimcheck-scheme') === 'https' ? 'https' : 'http';
}

/** Whether the browser of the current request reaches the console by https. */
export async function isHttpsRequest(): Promise<boolean> {
  return isHttps({ publicUrl: env().publicUrl, scheme: await requestScheme() });
}
