import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isHttps } from '@/lib/core/same-origin';
import type { ProxyTrust } from '@/lib/platform/client-address';
import { newId } from '@/lib/platform/ids';
import type { RequestHead } from '@/lib/platform/request-guard';
import { applicationHeaders, lastListed } from '@/lib/platform/request-headers';
import { contentSecurityPolicy, securityHeaders } from '@/lib/platform/security-headers';
import type { SealedResponse } from './sealed-response';

/** What is settled about one request before anybody judges or answers it. */
export interface Exchange {
  requestId: string;
  nonce: string;
  head: RequestHead;
  /** The true address of the client, or `unknown`. */
  client: string;
}

/** What an exchange is opened with. */
export interface ExchangeSettings {
  proxies: ProxyTrust;
  publicUrl: URL | null;
  development: boolean;
  /** Origin of Clerk's Frontend API where operators sign in with Clerk; null: with passwords. */
  clerkOrigin: string | null;
  /** Known to the application only: by it Next's requests to its own server are told from others. */
  relaySecret: string;
}

/** Opens an exchange and seals the headers of its answer. */
export function openExchange(
  request: IncomingMessage,
  response: SealedResponse,
  settings: ExchangeSettings,
): Exchange {
  const requestId = newId('req');
  const nonce = randomBytes(16).toString('base64');
  const sender = senderOf(request, settings);
  const https = isHttps({ publicUrl: settings.publicUrl, scheme: sender.head.scheme });
  response.seal({
    ...securityHeaders(https),
    'content-security-policy': contentSecurityPolicy({ ...settings, nonce }),
    'x-request-id': requestId,
  });
  return { requestId, nonce, ...sender };
}

/** The headers with which the application sees the request. */
export function headersForApplication(
  request: IncomingMessage,
  exchange: Exchange,
  body: Buffer,
  settings: ExchangeSettings,
): Record<string, string | string[]> {
  const { 'transfer-encoding': _, expect: __, ...received } = request.headers;
  return applicationHeaders(
    received,
    {
      host: exchange.head.host,
      ...(request.method === 'POST' ? { 'content-length': String(body.length) } : {}),
      // Next takes the nonce of its own scripts from here.
      'content-security-policy': contentSecurityPolicy({ ...settings, nonce: exchange.nonce }),
      'x-nonce': exchange.nonce,
      'x-claimcheck-client': exchange.client,
      'x-claimcheck-request-id': exchange.requestId,
      'x-claimcheck-path': withoutRouterMark(exchange.head.target),
      'x-claimcheck-relay': settings.relaySecret,
      'x-claimcheck-scheme': exchange.head.scheme,
      // By this proxy.ts is asked at all, and only then.
      ...(settings.clerkOrigin === null ? {} : { 'x-claimcheck-sign-in': 'clerk' }),
    },
    settings.development,
  );
}

function senderOf(
  request: IncomingMessage,
  settings: ExchangeSettings,
): Pick<Exchange, 'head' | 'client'> {
  const { headers } = request;
  const address = request.socket.remoteAddress ?? '';
  const head = { method: request.method ?? '', target: request.url ?? '', headers };
  if (isRelayed(headers['x-claimcheck-relay'], settings.relaySecret)) {
    const host = settings.publicUrl?.host ?? headers.host ?? '';
    const client = lastListed(headers['x-claimcheck-client']) ?? 'unknown';
    return { head: { ...head, host, scheme: schemeOf(headers['x-claimcheck-scheme']) }, client };
  }
  const trusted = settings.proxies.trusts(address);
  const forwardedHost = trusted ? lastListed(headers['x-forwarded-host']) : null;
  const scheme = trusted ? schemeOf(headers['x-forwarded-proto']) : 'http';
  const client = settings.proxies.clientOf(address, listOf(headers['x-forwarded-for']));
  const host = forwardedHost ?? onlyHost(request);
  return { head: { ...head, host, scheme }, client };
}

function schemeOf(said: string | string[] | undefined): 'http' | 'https' {
  return lastListed(said) === 'https' ? 'https' : 'http';
}

// Next's router marks the pages that it fetches; the page itself has no such parameter.
function withoutRouterMark(target: string): string {
  return target.replace(/([?&])_rsc=[^&]*(?:&|$)/, '$1').replace(/[?&]$/, '');
}

function isRelayed(sent: string | string[] | undefined, secret: string): boolean {
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  const expected = Buffer.from(secret);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

// Node keeps the first of two Host headers; a proxy in front might have judged the second.
function onlyHost(request: IncomingMessage): string {
  const hosts = request.headersDistinct.host ?? [];
  return hosts.length === 1 ? (hosts[0] ?? '') : '';
}

function listOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.join(',');
}
