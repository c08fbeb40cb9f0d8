import 'server-only';
import { headers } from 'next/headers';
import { requestOrigin } from '@/lib/auth/request-origin';
import { requestScheme } from '@/lib/auth/request-scheme';
import type { CallOrigin } from '@/lib/core/access/caller';
import { fail, ok, type Result } from '@/lib/core/result';
import { expectedOrigin, isSameOrigin } from '@/lib/core/same-origin';
import { env } from '@/lib/platform/env';

/** Where the current request came from: id and true client address. */
export function callOrigin(): Promise<CallOrigin> {
  return requestOrigin();
}

/** The browser's description of itself, at most 255 characters, for the list of sessions. */
export async function userAgent(): Promise<string> {
  return ((await headers()).get('user-agent') ?? '').slice(0, 255);
}

/** Refuses a server action that was not called from one of the console's own pages. */
export async function assertSameOrigin(): Promise<Result<true>> {
  const sent = await headers();
  const scheme = await requestScheme();
  const expected = expectedOrigin({ publicUrl: env().publicUrl, host: sent.get('host'), scheme });
  if (isSameOrigin(sent.get('origin'), expected)) return ok(true);
  return fail({
    code: 'FORBIDDEN',
    permission: 'same-origin',
    message:
      "The request did not come from the console's own pages, so it was refused. If this is the console's right address, set PUBLIC_URL to it and start the console again.",
  });
}

/** Host and port at which people reach this console. */
export async function consoleHost(): Promise<string> {
  return env().publicUrl?.host ?? (await headers()).get('host') ?? '';
}
