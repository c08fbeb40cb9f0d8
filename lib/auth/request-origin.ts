import { headers } from 'next/headers';
import type { CallOrigin } from '@/lib/core/access/caller';
import { expectedOrigin } from '@/lib/core/same-origin';
import { env } from '@/lib/platform/env';
import { requestScheme } from './request-scheme';

/**
 * Where the current request came from: id and true client address as the console's own server set
 * them, which overwrites whatever a client sent under these names.
 */
export async function requestOrigin(): Promise<CallOrigin> {
  const sent = await headers();
  const client = sent.get('x-claimcheck-client');
  return {
    requestId: sent.get('x-claimcheck-request-id') ?? crypto.randomUUID(),
    clientAddress: client === 'unknown' ? null : client,
  };
}

/** The origin at which the browser of the current request reaches this console; null: unknown. */
export async function consoleOrigin(): Promise<string | null> {
  const host = (await headers()).get('host');
  return expectedOrigin({ publicUrl: env().publicUrl, host, scheme: await requestScheme() });
}
