import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiKey, SCOPES } from '@/lib/core/access/api-key';
import type { Overlap } from '@/lib/core/access/key-overlap';
import type { Failure, Result } from '@/lib/core/result';
import type { Once } from '@/lib/usecases/only-once';
import { describeOwnKey, revokeOwnApiKey, rotateOwnApiKey } from '@/lib/usecases/own-api-key';
import type { RotatedKey } from '@/lib/usecases/replace-key';
import { answerRefusal } from '../failure-answers';
import { callerOf } from '../plugins/api-key';
import { validateRequests } from '../zod-validation';
import { DESCRIBE, REVOKE, ROTATE } from './api-keys-schema';
import { answerOtherRequest, createOnce } from './once-answer';
import { refuse } from './refusals';

/** `/v1/api-keys/self`: what a key may do about itself. */
export function apiKeyRoutes(v1: FastifyInstance, _: object, done: () => void): void {
  const routes = validateRequests(v1);
  routes.get('/api-keys/self', DESCRIBE, async (request, reply) =>
    answerKey(request, reply, await describeOwnKey(callerOf(request))),
  );
  routes.post('/api-keys/self/rotate', ROTATE, (request, reply) =>
    rotate(request, reply, request.body.overlapSeconds),
  );
  routes.post('/api-keys/self/revoke', REVOKE, async (request, reply) =>
    answerKey(request, reply, await revokeOwnApiKey(callerOf(request))),
  );
  done();
}

async function answerKey(
  request: FastifyRequest,
  reply: FastifyReply,
  key: Result<ApiKey>,
): Promise<FastifyReply> {
  return key.ok ? reply.send(keyAnswer(key.value)) : refuse(request, reply, key.failure);
}

async function rotate(
  request: FastifyRequest,
  reply: FastifyReply,
  overlapSeconds: Overlap,
): Promise<FastifyReply> {
  const made: { rotated: RotatedKey | null } = { rotated: null };
  const run = async (once: Once<RotatedKey> | null) => {
    const result = await rotateOwnApiKey(callerOf(request), { overlapSeconds }, { once });
    if (result.ok) made.rotated = result.value;
    return result;
  };
  // What is kept for repetitions is the new key's prefix: its plaintext is never stored.
  const result = await createOnce(request, run, ({ key }) => ({ status: 201, body: key.prefix }));
  if (!result.ok) return refuseRotation(request, reply, result.failure);
  if (result.value.kind === 'other_request') return answerOtherRequest(reply);
  if (made.rotated === null) return answerRepeated(reply, result.value.answer.body);
  const { key, plaintext, replaced } = made.rotated;
  return reply.code(201).send({ key: keyAnswer(key), plaintext, replaced: keyAnswer(replaced) });
}

async function refuseRotation(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
): Promise<FastifyReply> {
  const rotated = failure.code === 'CONFLICT' && failure.conflict.kind === 'already_rotated';
  return rotated
    ? answerRefusal(reply, 409, 'ALREADY_ROTATED', failure.message)
    : refuse(request, reply, failure);
}

function answerRepeated(reply: FastifyReply, prefix: string): FastifyReply {
  const message = `This rotation was made before: it made the key ${prefix}…, which was shown in its answer and is not kept. If that answer was lost, have an operator revoke ${prefix}…; then this key can be rotated again.`;
  return answerRefusal(reply, 409, 'ALREADY_ROTATED', message);
}

function keyAnswer(key: ApiKey) {
  const { id, name, environment, prefix, grants } = key;
  const { createdAt, createdBy, expiresAt, revokedAt, replacesId, lastUsedAt } = key;
  const scopes = SCOPES.filter((scope) => grants.includes(scope));
  const times = { createdAt, createdBy, expiresAt, revokedAt };
  return { id, name, environment, prefix, scopes, ...times, replacesId, lastUsedAt };
}
