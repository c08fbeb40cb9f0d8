import type { FastifyReply, FastifyRequest } from 'fastify';
import { requirePermission } from '@/lib/core/access/caller';
import { PERMISSIONS } from '@/lib/core/access/permissions';
import type { Failure } from '@/lib/core/result';
import { recordRefusal } from '@/lib/usecases/record-refusal';
import { answerFailure } from '../failure-answers';
import { callerOf } from '../plugins/api-key';

/** Answers what a use case refused, and has it audited where somebody asked for what he may not. */
export async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
): Promise<FastifyReply> {
  if (failure.code === 'FORBIDDEN') await recordRefusal(callerOf(request), failure);
  return answerFailure(reply, failure);
}

/** Refuses keys without the permission of the route, before anything else of the request is looked at. */
export async function requireDeclaredAccess(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { access } = request.routeOptions.config;
  const permission = PERMISSIONS.find((known) => known === access);
  if (permission === undefined) return undefined;
  const allowed = requirePermission(callerOf(request), permission);
  return allowed.ok ? undefined : refuse(request, reply, allowed.failure);
}
