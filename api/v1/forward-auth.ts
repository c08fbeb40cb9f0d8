import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import type { Refused } from '@/lib/core/tokens/verdict';
import { type Judged, verifyForCaller } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';
import { answerFailure } from '../failure-answers';
import { bearerOf, callerOf, requireApiKey } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { detailOf, MISSING_PERMISSION } from './detail-style';
import { authHeadersOf, EMPTY_AUTH_HEADERS, quotedText } from './forward-auth-headers';
import { guardRoutes } from './refusals';
import { retrySecondsOf } from './verify';
import { missingOf } from './verify-answer';
import { permissionsIn, readVerifyQuery, type VerifyQuery } from './verify-query';
import { forwardAuth } from './verify-schema';

/** Proxies that ask with the method of the request itself (Envoy) send any of these. */
const ANY_METHOD: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const REALM = 'Bearer realm="claimcheck"';

/**
 * `/v1/forward-auth`: a reverse proxy asks whether a request may pass. `Authorization` holds the user's
 * token, `X-Claimcheck-Key` the API key. Envoy puts the path of the request behind the address.
 */
export function forwardAuthRoutes(options: ApiServerOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    // Every answer has them, so that a proxy never hands on what a client has put there.
    server.addHook('onRequest', (_, reply, done) => {
      reply.headers(EMPTY_AUTH_HEADERS);
      done();
    });
    requireApiKey(server, options, { presented: keyOf, foreignQuery: isBehind });
    guardRoutes(server);
    server.removeAllContentTypeParsers();
    // What the request carries is not for us, whatever it is.
    server.addContentTypeParser('*', (_, payload, done) => {
      payload.resume();
      done(null);
    });
    const handler = (request: FastifyRequest, reply: FastifyReply) =>
      answerProxy(request, reply, options);
    server.get('/forward-auth', forwardAuth('forwardAuth'), handler);
    server.post(
      '/forward-auth',
      forwardAuth('forwardAuthPost', 'Answer a reverse proxy that sends POST'),
      handler,
    );
    const { config } = forwardAuth('forwardAuthBehind');
    const schema = { hide: true };
    server.route({ method: ANY_METHOD, url: '/forward-auth/*', config, schema, handler });
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

async function answerProxy(
  request: FastifyRequest,
  reply: FastifyReply,
  { verify }: ApiServerOptions,
): Promise<FastifyReply> {
  const query = readQuery(request);
  if (!query.ok) return answerFailure(reply, query.failure);
  const token = bearerOf(request);
  if (token === null) return answerNoToken(reply, query.value);
  const judged = await verifyForCaller(callerOf(request), token, {
    ...(verify !== undefined && { verify }),
  });
  return answer(reply, judged, query.value);
}

function readQuery(request: FastifyRequest): Result<VerifyQuery> {
  const query = isBehind(request.raw.url ?? '') ? ok(NOTHING_ASKED) : readVerifyQuery(request);
  const said = request.headers['x-claimcheck-permission'];
  if (!query.ok || said === undefined) return query;
  const more = permissionsIn(typeof said === 'string' ? said : said.join(' '));
  // A proxy that fills it in with nothing wants something, and would get everything.
  if (more.length === 0)
    return invalidInput({ 'x-claimcheck-permission': [NOTHING_NAMED] }, NOTHING_NAMED);
  return ok({ ...query.value, permissions: [...(query.value.permissions ?? []), ...more] });
}

const NOTHING_NAMED = 'Name a permission in X-Claimcheck-Permission, or leave it out.';
const NOTHING_ASKED: VerifyQuery = { permissions: null, detail: false };

function answer(reply: FastifyReply, judged: Result<Judged>, query: VerifyQuery): FastifyReply {
  if (!judged.ok) return answerFailure(reply, judged.failure);
  const { verified } = judged.value;
  if (!verified.verdict.valid) return answerRefused(reply, verified, verified.verdict, query);
  if (missingOf(verified, query.permissions ?? []).length > 0) return answerMissing(reply, query);
  return reply.headers(authHeadersOf(verified)).code(200).send();
}

function answerNoToken(reply: FastifyReply, { detail }: VerifyQuery): FastifyReply {
  reply.code(401).header('www-authenticate', REALM);
  return detail ? reply.send({ detail: NO_CREDENTIALS }) : reply.send();
}

const NO_CREDENTIALS = 'Invalid Authorization header: no credentials provided.';

function answerRefused(
  reply: FastifyReply,
  verified: Verified,
  refused: Refused,
  { detail }: VerifyQuery,
): FastifyReply {
  const answered = detailOf(refused);
  reply.code(answered.status);
  if (answered.status === 503) reply.header('retry-after', retrySecondsOf(verified));
  else challenge(reply, 'invalid_token', refused.message);
  return detail ? reply.send({ detail: answered.detail }) : reply.send();
}

function answerMissing(reply: FastifyReply, { detail }: VerifyQuery): FastifyReply {
  challenge(reply.code(MISSING_PERMISSION.status), 'insufficient_scope', MISSING_PERMISSION.detail);
  return detail ? reply.send({ detail: MISSING_PERMISSION.detail }) : reply.send();
}

/** RFC 6750, section 3. */
function challenge(reply: FastifyReply, error: string, description: string): void {
  const text = `${REALM}, error="${error}", error_description="${quotedText(description)}"`;
  reply.header('www-authenticate', text);
}
