import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Result } from '@/lib/core/result';
import { type Once, onlyOnce } from '@/lib/usecases/only-once';
import { answerRefusal } from '../failure-answers';
import { callerOf } from '../plugins/api-key';
import { requestName } from './preconditions';

/** What a create answers, and what of it is kept for repetitions of the request. */
export interface CreatedAnswer {
  readonly status: number;
  readonly body: string;
}

type Outcome =
  | { readonly kind: 'answered'; readonly answer: CreatedAnswer; readonly repeated: boolean }
  | { readonly kind: 'other_request' };

/** Runs a create, once for all requests with the same Idempotency-Key where there is one. */
export async function createOnce<T>(
  request: FastifyRequest,
  run: (once: Once<T> | null) => Promise<Result<T>>,
  answerOf: (value: T) => CreatedAnswer,
): Promise<Result<Outcome>> {
  const header = request.headers['idempotency-key'];
  const named = requestName(header?.toString());
  if (!named.ok) return named;
  if (named.value === null) {
    const result = await run(null);
    if (!result.ok) return result;
    return {
      ok: true,
      value: { kind: 'answered', answer: answerOf(result.value), repeated: false },
    };
  }
  const { workspaceId, keyId } = callerOf(request);
  const content = [request.method, request.url, request.body ?? null];
  return onlyOnce({ workspaceId, apiKeyId: keyId, name: named.value, content }, run, answerOf);
}

/** Answers 422: the Idempotency-Key was used for something else. */
export function answerOtherRequest(reply: FastifyReply): FastifyReply {
  const message =
    'This Idempotency-Key was used for another request in the last 24 hours. Use a new one for each create.';
  return answerRefusal(reply, 422, 'IDEMPOTENCY_KEY_REUSED', message);
}
