import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import { type VerifyOptions, verifyForCaller } from '@/lib/usecases/verify-for-caller';
import { answerFailure } from '../failure-answers';
import { callerOf, countFurther } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { readBatchRequest } from './verify-request';
import { VERIFY_BATCH } from './verify-schema';

/** `POST /v1/verify/batch`: up to 100 tokens, answered in their order and counted one by one. */
export function verifyBatchRoute(v1: FastifyInstance, options: ApiServerOptions): void {
  v1.post('/verify/batch', VERIFY_BATCH, (request, reply) => answerBatch(request, reply, options));
}

async function answerBatch(
  request: FastifyRequest,
  reply: FastifyReply,
  server: ApiServerOptions,
): Promise<FastifyReply> {
  const caller = callerOf(request);
  const allowed = requirePermission(caller, 'tokens:verify');
  if (!allowed.ok) return answerFailure(reply, allowed.failure);
  const body = readBatchRequest(request.body);
  if (!body.ok) return answerFailure(reply, body.failure);
  const { tokens, explain } = body.value;
  const overLimit = countFurther(server, caller, tokens.length - 1);
  if (overLimit !== null) return answerFailure(reply, overLimit);
  const { verify } = server;
  const options = { explain, ...(verify !== undefined && { verify }) };
  const results = await Promise.all(tokens.map((token) => resultOf(caller, token, options)));
  return reply.send({ results });
}

/** One that could not be judged is a result too; the others stand beside it. */
async function resultOf(caller: KeyCaller, token: string, options: VerifyOptions): Promise<object> {
  const judged = await verifyForCaller(caller, token, options);
  if (judged.ok) return verdictAnswer(judged.value.verified);
  const { code, message } = judged.failure;
  return { valid: false, code, message, retryable: code === 'UNAVAILABLE' };
}
