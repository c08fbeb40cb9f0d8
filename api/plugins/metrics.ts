import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Failure } from '@/lib/core/result';
import type { ApiMetrics } from '@/lib/platform/metrics';
import type { RequestRecorder } from '@/lib/platform/request-metrics';
import { answerFailure } from '../failure-answers';
import type { ApiServerOptions } from '../server-options';
import { refuses } from '../v1/answers';
import { bearerOf } from './api-key';

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head was there, in milliseconds of `performance.now()`. */
    beganAt: number;
  }
  interface FastifyContextConfig {
    /** Counts the answers of this route; absent: nobody is told of them. */
    record?: RequestRecorder;
  }
}

/** Measures every route that is registered after it. */
export function measureRoutes(server: FastifyInstance, { requests }: ApiMetrics): void {
  server.decorateRequest('beganAt', 0);
  server.addHook('onRequest', (request, _, done) => {
    request.beganAt = performance.now();
    done();
  });
  server.addHook('onRoute', (route) => {
    // One recorder for each route, so that none is looked up per request.
    const record = requests.recorder([route.method].flat().join(','), route.url);
    route.config = { ...route.config, record };
    const hooks = [route.onSend ?? []].flat();
    route.onSend = [
      ...hooks,
      (request, reply, _, done) => {
        recordAnswer(request, reply.statusCode);
        done();
      },
    ];
  });
}

/** Counts an answer for its route; for those that are sent past the hooks of Fastify. */
export function recordAnswer({ routeOptions, beganAt }: FastifyRequest, status: number): void {
  routeOptions.config.record?.(status, (performance.now() - beganAt) / 1000);
}

/** `GET /metrics` for Prometheus, to everyone or with a token of its own. */
export function metricsRoute(
  server: FastifyInstance,
  { metrics, metricsToken }: ApiServerOptions,
): void {
  if (metrics === null) return;
  const config = { access: 'public' } as const;
  server.get('/metrics', { config, schema: DOCUMENTED }, async (request, reply) => {
    if (metricsToken !== null && !isSame(bearerOf(request) ?? '', metricsToken)) {
      const message = 'Send the token of METRICS_TOKEN: Authorization: Bearer …';
      return answerFailure(reply, { code: 'UNAUTHENTICATED', message });
    }
    const text = await metrics.text();
    if (text === null) return answerFailure(reply, NOT_NOW);
    return reply.header('content-type', metrics.registry.contentType).send(text);
  });
}

const NOT_NOW: Failure = {
  code: 'UNAVAILABLE',
  message: 'One of the workers does not tell its metrics. Ask again in a moment.',
  retryAfterSeconds: 5,
};

const DOCUMENTED = {
  operationId: 'getMetrics',
  tags: ['Instance'],
  summary: 'What the process counts, in the format of Prometheus',
  response: {
    200: {
      description: 'Verdicts by code and provider, fetches of keys, durations.',
      content: { 'text/plain': { schema: z.string() } },
    },
    401: refuses('METRICS_TOKEN is set, and another was sent or none.'),
    503: refuses('One of the workers does not tell its metrics.'),
  },
};

/** In a time that says nothing of where they differ. */
function isSame(presented: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(presented), digest(token));
}
