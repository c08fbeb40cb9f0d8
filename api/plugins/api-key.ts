import type { Socket } from 'node:net';
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

/** Where keys are looked for. */
export interface KeyPlace {
  /** The key that a request presents; null: none. */
  readonly presented: (request: FastifyRequest) => string | null;
  /** Whether the query of an address is another's, and none of ours to judge. */
  readonly foreignQuery: (url: string) => boolean;
}

type Done = (error?: Error) => void;

/** Lets requests into the routes of `server` with an API key only, and so many a second for each key. */
export function requireApiKey(
  server: FastifyInstance,
  options: ApiServerOptions,
  { presented, foreignQuery }: KeyPlace = IN_AUTHORIZATION,
): void {
  const buckets = bucketsOf(options);
  const proxies = createProxyTrust(options.trustedProxies);
  server.decorateRequest('caller', null);
  const admit = (request: FastifyRequest, reply: FastifyReply, result: Result<KeyCaller>) => {
    const refused = result.ok ? overLimit(buckets, result.value.keyId) : result.failure;
    if (refused !== null) return answerFailure(reply, refused);
    if (!result.ok) return null;
    if (namesAnother(request, result.value)) {
      return answerRefusal(reply, 403, 'FORBIDDEN', OTHER_WORKSPACE);
    }
    request.caller = result.value;
    return null;
  };
  server.addHook('onRequest', (request, reply, done: Done) => {
    const misplaced = misplacedCredentials(request.raw, foreignQuery);
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

/** One bucket for each key, whatever group of routes it asks. */
function bucketsOf(options: ApiServerOptions): TokenBuckets {
  const known = BUCKETS.get(options);
  if (known !== undefined) return known;
  const made = new TokenBuckets(options.rateLimit);
  BUCKETS.set(options, made);
  return made;
}

const BUCKETS = new WeakMap<ApiServerOptions, TokenBuckets>();

/** The caller of a route behind `requireApiKey`. */
export function callerOf(request: FastifyRequest): KeyCaller {
  if (request.caller === null) throw new Error('The route does not require an API key.');
  return request.caller;
}

const NO_KEY: Failure = {
  code: 'UNAUTHENTICATED',
  message: 'Send an API key: Authorization: Bearer cck_…',
};

const OTHER_WORKSPACE =
  'This API key belongs to another workspace. Send a key of the workspace that X-Claimcheck-Workspace names, or leave that header out.';

/** Whether a request says by its header that it means another workspace than that of its key. */
function namesAnother({ headers }: FastifyRequest, { workspaceSlug }: KeyCaller): boolean {
  const named = headers['x-claimcheck-workspace'];
  return named !== undefined && named !== workspaceSlug;
}

/** The credential of `Authorization: Bearer …` (RFC 6750, section 2.1); null when there is none. */
export function bearerOf({ headers }: FastifyRequest): string | null {
  const { authorization } = headers;
  if (authorization === undefined || authorization.charCodeAt(6) !== SPACE) return null;
  return authorization.slice(0, 6).toLowerCase() === 'bearer'
    ? authorization.slice(7).trim() || null
    : null;
}

const SPACE = 32;

const IN_AUTHORIZATION: KeyPlace = { presented: bearerOf, foreignQuery: () => false };

function overLimit(buckets: TokenBuckets, keyId: string): Failure | null {
  return tooMany(buckets.take(keyId, performance.now()));
}

/** Counts a request as `count` more than the one that it was counted as; the refusal of a key that owes. */
export function countFurther(
  options: ApiServerOptions,
  { keyId }: KeyCaller,
  count: number,
): Failure | null {
  return tooMany(bucketsOf(options).takeFurther(keyId, count, performance.now()));
}

function tooMany(retryAfterSeconds: number): Failure | null {
  if (retryAfterSeconds === 0) return null;
  const message = 'This API key has sent too many requests. Wait a moment, or spread them.';
  return { code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds };
}

function originOf(request: FastifyRequest, proxies: ProxyTrust): CallOrigin {
  const { id: requestId, headers, raw } = request;
  const forwarded = headers['x-forwarded-for'];
  if (forwarded === undefined) return { requestId, clientAddress: addressOf(raw.socket, proxies) };
  const said = typeof forwarded === 'string' ? forwarded : forwarded.join(',');
  return { requestId, clientAddress: proxies.clientOf(raw.socket.remoteAddress ?? '', said) };
}

/** Worked out once for each connection, where reading it anew would cost more than the key. */
function addressOf(socket: Socket, proxies: ProxyTrust): string {
  const known = ADDRESSES.get(socket);
  if (known !== undefined) return known;
  const address = proxies.clientOf(socket.remoteAddress ?? '', undefined);
  ADDRESSES.set(socket, address);
  return address;
}

const ADDRESSES = new WeakMap<Socket, string>();
