import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicHostName } from '@/lib/core/oidc/host-names';
import { isPublicAddress } from './address-ranges';

/** Every address of a name; rejects as `dns.lookup` does. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export type GuardedHost =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | {
      readonly ok: false;
      readonly code: 'HOST_UNRESOLVED' | 'HOST_NOT_PUBLIC';
      readonly message: string;
      readonly cause?: unknown;
    };

const MAX_ADDRESSES = 64;

/** Asks the system's resolver, which knows the hosts file too. */
export const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

/**
 * Resolves a host once and judges every answer: one that is not public refuses the whole name. The
 * addresses that come back are the only ones that may be connected to. `hostname` is that of `URL`;
 * an allow-listed host is resolved and not judged.
 */
export async function guardHost(
  hostname: string,
  options: { readonly resolve: Resolve; readonly allowListed: boolean },
): Promise<GuardedHost> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return judged(host, [host], options.allowListed);
  if (!options.allowListed && !isPublicHostName(host)) return notPublic(host);
  try {
    return judged(host, await options.resolve(host), options.allowListed);
  } catch (error) {
    return unresolved(unresolvedMessage(host, error), error);
  }
}

function judged(host: string, addresses: readonly string[], allowListed: boolean): GuardedHost {
  if (addresses.length === 0) return unresolved(`${host} has no address.`);
  if (addresses.length > MAX_ADDRESSES) {
    return unresolved(
      `${host} has ${addresses.length} addresses; at most ${MAX_ADDRESSES} are read.`,
    );
  }
  if (!allowListed && !addresses.every(isPublicAddress)) return notPublic(host);
  return { ok: true, addresses: [...new Set(addresses)] };
}

/** The same words whatever listens there and however many addresses there are (threat 138). */
function notPublic(host: string): GuardedHost {
  return {
    ok: false,
    code: 'HOST_NOT_PUBLIC',
    message: `${host} is not an address of the public Internet.`,
  };
}

function unresolved(message: string, cause?: unknown): GuardedHost {
  return { ok: false, code: 'HOST_UNRESOLVED', message, cause };
}

function unresolvedMessage(host: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return `The name ${host} does not exist in the DNS.`;
  if (code === 'EAI_AGAIN') return `The DNS gave no answer for ${host}.`;
  return `The name ${host} could not be looked up (${code}).`;
}
