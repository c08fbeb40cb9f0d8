import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Result } from '@/lib/core/result';
import { type BearerChallenge, bearerChallenge } from '@/lib/core/tokens/bearer-challenge';
import type { BearerToken } from '@/lib/core/tokens/bearer-token';
import { detailOf, MISSING_PERMISSION } from '@/lib/core/tokens/detail-style';
import { GENERAL_SENTENCES } from '@/lib/core/tokens/general-sentences';
import type { Refused } from '@/lib/core/tokens/verdict';
import { type Judged, verifyForCaller } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';
import { answerFailure } from '../failure-answers';
import { callerOf, requireApiKey } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { authHeadersOf, EMPTY_AUTH_HEADERS } from './forward-auth-headers';
import { readProxyQuery, readQueryBehind } from './forward-auth-query';
import { guardRoutes } from './refusals';
import { userTokenOf } from './user-token';
import { retrySecondsOf } from './verify';
import { missingOf } from './verify-answer';
import type { VerifyQuery } from './verify-query';
import { forwardAuth } from './verify-schema';

/** Proxies that ask with the method of the request itself (Envoy) send any of these. */
const ANY_METHOD: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const REALM = 'claimcheck';

/**
 * `/v1/forward-auth`: a reverse proxy asks whether a request may pass. `Authorization` holds the user's
 * token, `X-Claimcheck-Key` the API key. Envoy puts the path of the request behind the address.
 */
export function forwardAuthRoutes(options: ApiServerOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    // Every answer has them, so that a proxy never hands on what a client has put there.
    server.addHook('onRequest', (request, reply, done) => {
      reply.headers(EMPTY_AUTH_HEADERS);
      // What the request carries is not for us: a type that cannot be read refuses nobody.
      request.raw.headers['content-type'] = undefined;
      done();
    });
    requireApiKey(server, options, { presented: keyOf, foreignQuery: isBehind });
    guardRoutes(server);
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_, payload, done) => {
      payload.resume();
      done(null);
    });
    const handler = handlerOf(readProxyQuery, options);
    server.get('/forward-auth', forwardAuth('forwardAuth'), handler);
    server.post(
      '/forward-auth',
      forwardAuth('forwardAuthPost', 'Answer a reverse proxy that sends POST'),
      handler,
    );
    const { config } = forwardAuth('forwardAuthBehind');
    server.route({
      method: ANY_METHOD,
      url: '/forward-auth/*',
      config,
      schema: { hide: true },
      handler: handlerOf(readQueryBehind, options),
    });
  };
}

function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['x-claimcheck-key'];
  return typeof key === 'string' && key !== '' ? key : null;
}

/** Whether the address goes on with that of the user's request; its query is the user's then. */
function isBehind(url: string): boolean {
  return url.startsWith('/v1/forward-auth/');
}

type ReadQuery = (request: FastifyRequest) => Result<VerifyQuery>;

function handlerOf(readQuery: ReadQuery, { verify }: ApiServerOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = readQuery(request);
    if (!query.ok) return answerFailure(reply, query.failure);
    const user = userTokenOf(request);
    if (user.token === null) return answerNoToken(reply, user, query.value);
    const judged = await verifyForCaller(callerOf(request), user.token, {
      ...(verify !== undefined && { verify }),
    });
    return answer(reply, judged, query.value);
  };
}

function answer(reply: FastifyReply, judged: Result<Judged>, query: VerifyQuery): FastifyReply {
  if (!judged.ok) return answerFailure(reply, judged.failure);
  const { verified } = judged.value;
  if (!verified.verdict.valid) return answerRefused(reply, verified, verified.verdict, query);
  if (missingOf(verified, query.permissions ?? []).length > 0) return answerMissing(reply, query);
  return reply.headers(authHeadersOf(verified)).code(200).send();
}

function answerNoToken(
  reply: FastifyReply,
  user: Extract<BearerToken, { token: null }>,
  { detail }: VerifyQuery,
): FastifyReply {
  reply.code(401);
  if (user.tried) challenge(reply, 'invalid_token', user.detail);
  else reply.header('www-authenticate', bearerChallenge({ realm: REALM }));
  return detail ? reply.send({ detail: user.detail }) : reply.send();
}

function answerRefused(
  reply: FastifyReply,
  verified: Verified,
  refused: Refused,
  { detail }: VerifyQuery,
): FastifyReply {
  const answered = detailOf(refused);
  reply.code(answered.status);
  if (answered.status === 503) reply.header('retry-after', retrySecondsOf(verified));
  else challenge(reply, 'invalid_token', GENERAL_SENTENCES[refused.code]);
  return detail ? reply.send({ detail: answered.detail }) : reply.send();
}

function answerMissing(reply: FastifyReply, { detail }: VerifyQuery): FastifyReply {
  challenge(reply.code(MISSING_PERMISSION.status), 'insufficient_scope', MISSING_PERMISSION.detail);
  return detail ? reply.send({ detail: MISSING_PERMISSION.detail }) : reply.send();
}

function challenge(
  reply: FastifyReply,
  error: NonNullable<BearerChallenge['error']>,
  description: string,
): void {
  reply.header('www-authenticate', bearerChallenge({ realm: REALM, error, description }));
}
