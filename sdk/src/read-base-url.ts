import { BlockList, isIP } from 'node:net';
import { isPublicHostName } from '@/lib/core/oidc/host-names';
import { ClaimcheckError } from './errors';

/**
 * The address of an api, its path kept and without a slash at its end. Throws `ClaimcheckError`
 * CONFIGURATION; http: is for this machine and private networks only, unless `allowInsecureHttp`.
 */
export function readBaseUrl(text: string, allowInsecureHttp: boolean): string {
  const url = parsed(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    refuse('baseUrl begins with https://, or with http:// in a private network.');
  }
  if (url.username !== '' || url.password !== '') {
    refuse('baseUrl has no user name and password in it: the API key says who calls.');
  }
  if (/[?#]/.test(text)) refuse('baseUrl has neither ? nor # in it.');
  if (url.protocol === 'http:' && !allowInsecureHttp && !isPrivateHost(url.hostname)) {
    refuse(
      'baseUrl is http: at a public address, where others can read API keys and tokens. Use https:, or set allowInsecureHttp.',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/v1')) refuse('baseUrl ends before /v1: leave that out.');
  return `${url.origin}${path}`;
}

function parsed(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  return refuse('baseUrl is a whole address, such as https://claimcheck.example.com.');
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(host);
  if (version === 0) return !isPublicHostName(host);
  return PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

/** This machine (RFC 1122, RFC 4291) and private networks (RFC 1918, RFC 4193). */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

function refuse(message: string): never {
  throw new ClaimcheckError(message, { code: 'CONFIGURATION' });
}
