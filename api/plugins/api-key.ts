import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import type { Failure, Result } from '@/lib/core/result';
import { createProxyTrust, type ProxyTrust } from '@/lib/platform/client-address';
import { answerFailure, answerRefusal } from '../failure-answers';
import type { ApiServerOptions } from '../server-options';
import { misplacedCredentials } from './credential-places';
import { TokenBuckets } from './rate-limit';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose API key came with the request; null before it was looked at. */
    caller: KeyCaller | null;
  }
}

/** Where a request holds the API key: the header, or null when it came without. */
export type PresentedKey = (request: FastifyRequest) => string | null;

type Done = (error?: Error) => void;

/** Lets requests into the routes of `server` with an API key only, and so many a second for each key. */
export function requireApiKey(
  server: FastifyInstance,
  options: ApiServerOptions,
  presented: PresentedKey = bearerOf,
): void {
  const buckets = new TokenBuckets(options.rateLimit);
  const proxies = createProxyTrust(options.trustedProxies);
  server.decorateRequest('caller', null);
  const admit = (request: FastifyRequest, reply: FastifyReply, result: Result<KeyCaller>) => {
    const refused = result.ok ? overLimit(buckets, result.value.keyId) : result.failure;
    if (refused !== null) return answerFailure(reply, refused);
    if (result.ok) request.caller = result.value;
    return null;
  };
  server.addHook('onRequest', (request, reply, done: Done) => {
    const misplaced = misplacedCredentials(request.raw);
    if (misplaced !== null) return void answerRefusal(reply, 400, 'BAD_REQUEST', misplaced);
    const key = presented(request);
    if (key === null) return void answerFailure(reply, NO_KEY);
    const result = options.authenticate(key, originOf(request, proxies));
    const settle = (settled: Result<KeyCaller>) => {
      if (admit(request, reply, settled) === null) done();
    };
    if ('ok' in result) settle(result);
    else result.then(settle, done);
  });
}

/** The caller of a route behind `requireApiKey`. */
export function callerOf(request: FastifyRequest): KeyCaller {
  if (request.caller === null) throw new Error('The route does not require an API key.');
  return request.caller;
}

const NO_KEY: Failure = {
  code: 'UNAUTHENTICATED',
  message: 'Send an API key: Authorization: Bearer cck_…',
};

/** The credential of `Authorization: Bearer …` (RFC 6750, section 2.1); null when there is none. */
export function bearerOf({ headers }: FastifyRequest): string | null {
  const { authorization } = headers;
  if (authorization === undefined || authorization.charCodeAt(6) !== SPACE) return null;
  return authorization.slice(0, 6).toLowerCase() === 'bearer'
    ? authorization.slice(7).trim() || null
    : null;
}

const SPACE = 32;

function overLimit(buckets: TokenBuckets, keyId: string): Failure | null {
  const retryAfterSeconds = buckets.take(keyId, performance.now());
  if (retryAfterSeconds === 0) return null;
  const message = 'This API key has sent too many requests. Wait a moment, or spread them.';
  return { code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds };
}

function originOf(request: FastifyRequest, proxies: ProxyTrust): CallOrigin {
  const { id: requestId, raw } = request;
  const forwarded = request.headers['x-forwarded-for'];
  const said = typeof forwarded === 'string' ? forwarded : forwarded?.join(',');
  return {
    requestId,
    // Read when it is needed, by few: it costs more than all else here.
    get clientAddress() {
      return proxies.clientOf(raw.socket.remoteAddress ?? '', said);
    },
  };
}
