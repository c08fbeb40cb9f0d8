import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { answerRefusal } from './failure-answers';
import { component } from './openapi-registry';
import type { ApiServerOptions } from './server-options';
import { answers } from './v1/answers';

const alive = component(z.strictObject({ status: z.literal('ok') }), 'Alive', 'It lives.');
const ready = component(z.strictObject({ status: z.literal('ready') }), 'Ready', 'It can work.');
const notReady = component(
  z.strictObject({
    code: z.literal('NOT_READY'),
    message: z.string(),
    requestId: z.string(),
    reason: z.literal('database'),
  }),
  'NotReady',
  'It cannot work, and what keeps it from it.',
);

const HEALTH = {
  operationId: 'getHealth',
  tags: ['Instance'],
  summary: 'Whether the process lives',
  response: { 200: answers(alive, 'It lives.') },
};

const READINESS = {
  operationId: 'getReadiness',
  tags: ['Instance'],
  summary: 'Whether the process can do its work',
  response: {
    200: answers(ready, 'It can work.'),
    503: answers(notReady, 'It cannot work; `reason` is what keeps it from it.'),
  },
};

/** What whoever runs the process asks of it. */
export function instanceRoutes(options: ApiServerOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    const config = { access: 'public' } as const;
    server.get('/healthz', { schema: HEALTH, config }, () => ({ status: 'ok' }));
    server.get('/readyz', { schema: READINESS, config }, (request, reply) =>
      answerReadiness(request, reply, options),
    );
  };
}

async function answerReadiness(
  _request: FastifyRequest,
  reply: FastifyReply,
  { readiness }: ApiServerOptions,
): Promise<object> {
  const reason = await readiness();
  if (reason === 'ready') return { status: 'ready' };
  return answerRefusal(reply, 503, 'NOT_READY', 'The database does not answer.', { reason });
}
