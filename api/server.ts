import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { newId } from '@/lib/platform/ids';
import { answerSocket, refusalOfBroken } from '@/lib/platform/socket-answer';
import { commonHeaders, sendCommonHeaders } from './common-headers';
import { docsRoute } from './docs';
import { answerError, MAX_BODY_BYTES } from './error-answers';
import { answerRefusal } from './failure-answers';
import { instanceRoutes } from './instance-routes';
import { collectMethods } from './method-not-allowed';
import { collectSchemas, openApiRoute } from './openapi';
import { logRequests } from './plugins/access-log';
import { readJsonStrictly } from './plugins/json-body';
import { measureRoutes, metricsRoute } from './plugins/metrics';
import type { ApiServerOptions } from './server-options';
import { forwardAuthRoutes } from './v1/forward-auth';
import { v1Routes } from './v1/routes';

/** A token of 64 KiB, the most that is judged, and as much beside it as node:http takes by itself. */
const MAX_HEADER_BYTES = MAX_TOKEN_BYTES + 16_384;
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP API. It listens nowhere yet. */
export function createApiServer(options: ApiServerOptions): FastifyInstance {
  const headers = commonHeaders(options.https);
  const server = Fastify({
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: () => newId('req'),
    // Lines name their request themselves. A logger of its own has Fastify listen for the end of every answer.
    childLoggerFactory: () => options.log,
    // Answers come in one shape, those to what the router cannot read included.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...headers, 'x-request-id': request.id });
      answerError(error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      if (socket.writable) answerSocket(socket, refusalOfBroken(error), newId('req'), headers);
      else socket.destroy();
    },
    routerOptions: { ignoreTrailingSlash: false },
  });
  sendCommonHeaders(server, headers);
  readJsonStrictly(server);
  logRequests(server, options.log);
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((_, reply) =>
    answerRefusal(reply, 404, 'NOT_FOUND', 'There is nothing at this address.'),
  );
  // Before all routes, whose schemas and methods they collect.
  collectSchemas(server, options.publicUrl);
  const refuseOtherMethods = collectMethods(server);
  if (options.metrics !== null) measureRoutes(server, options.metrics);
  void server.register((own, _, done) => {
    metricsRoute(own, options);
    done();
  });
  void server.register(instanceRoutes(options));
  void server.register(openApiRoute);
  void server.register(docsRoute(options));
  void server.register(v1Routes(options), { prefix: '/v1' });
  void server.register(forwardAuthRoutes(options), { prefix: '/v1' });
  refuseOtherMethods();
  return server;
}
