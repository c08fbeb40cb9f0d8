import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { requirePermission } from '@/lib/core/access/caller';
import { PERMISSIONS } from '@/lib/core/access/permissions';
import type { Failure } from '@/lib/core/result';
import { recordRefusal } from '@/lib/usecases/record-refusal';
import { answerFailure } from '../failure-answers';
import { callerOf } from '../plugins/api-key';
import type { RouteAccess } from '../route-access';

/** Answers what a use case refused, and has it audited where somebody asked for what he may not. */
export async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
): Promise<FastifyReply> {
  if (failure.code === 'FORBIDDEN') await recordRefusal(callerOf(request), failure);
  return answerFailure(reply, failure);
}

/**
 * Has every route that is registered after it refuse keys without the permission that it declares,
 * before anything else of the request is looked at. Throws for a route that declares none.
 */
export function guardRoutes(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const access: RouteAccess | undefined = route.config?.access;
    if (access === undefined) throw new Error(`${route.url} does not say who may call it.`);
    const permission = PERMISSIONS.find((known) => known === access);
    if (permission === undefined) return;
    const guard: onRequestHookHandler = (request, reply, done) => {
      const allowed = requirePermission(callerOf(request), permission);
      if (allowed.ok) done();
      else refuse(request, reply, allowed.failure).catch(done);
    };
    route.onRequest = [...[route.onRequest ?? []].flat(), guard];
  });
}
