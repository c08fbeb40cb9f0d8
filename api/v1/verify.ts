import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requirePermission } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import { detailOf, MISSING_PERMISSION } from '@/lib/core/tokens/detail-style';
import type { Refused } from '@/lib/core/tokens/verdict';
import { providerAnswer, verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import { type Judged, verifyForCaller } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';
import { commonHeaders } from '../common-headers';
import { directAnswer } from '../direct-answer';
import { answerFailure, answerRefusal } from '../failure-answers';
import { callerOf } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { acceptedText, missingOf } from './verify-answer';
import { readVerifyQuery, type VerifyQuery } from './verify-query';
import { readVerifyRequest, type VerifyRequest } from './verify-request';
import { VERIFY } from './verify-schema';

const RETRY_SECONDS = 5;

interface Asked {
  readonly query: VerifyQuery;
  readonly body: VerifyRequest;
}

type Accepted = Extract<Result<Judged>, { ok: true }>;

/** `POST /v1/verify`: one token. */
export function verifyRoute(v1: FastifyInstance, { verify, https }: ApiServerOptions): void {
  const answerDirectly = directAnswer(commonHeaders(https));
  v1.post('/verify', VERIFY, (request, reply) => {
    const asked = readAsked(request);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    const { query, body } = asked.value;
    const judged = verifyForCaller(callerOf(request), body.token, {
      explain: body.explain,
      ...(verify !== undefined && { verify }),
    });
    const settle = (result: Result<Judged>) =>
      isAccepted(result, query)
        ? answerDirectly(reply, acceptedText(result.value))
        : answer(reply, result, query);
    return 'ok' in judged ? settle(judged) : judged.then(settle);
  });
}

/** Whether the answer is only that of a good token, as nearly all are. */
function isAccepted(judged: Result<Judged>, query: VerifyQuery): judged is Accepted {
  return judged.ok && judged.value.verified.verdict.valid && query.permissions === null;
}

/** The seconds after which a token whose keys could not be had may be sent again. */
export function retrySecondsOf({ retryAfterSeconds }: Verified): number {
  return retryAfterSeconds ?? RETRY_SECONDS;
}

function readAsked(request: FastifyRequest): Result<Asked> {
  // Before the body is looked at, so that who may not ask learns that first.
  const allowed = requirePermission(callerOf(request), 'tokens:verify');
  if (!allowed.ok) return allowed;
  const query = readVerifyQuery(request);
  if (!query.ok) return query;
  const body = readVerifyRequest(request.body);
  return body.ok ? ok({ query: query.value, body: body.value }) : body;
}

function answer(reply: FastifyReply, judged: Result<Judged>, query: VerifyQuery): FastifyReply {
  if (!judged.ok) return answerFailure(reply, judged.failure);
  const { verified } = judged.value;
  if (!verified.verdict.valid) return answerRefused(reply, verified, verified.verdict, query);
  return answerPermissions(reply, verified, query.permissions ?? [], query);
}

function answerRefused(
  reply: FastifyReply,
  verified: Verified,
  refused: Refused,
  query: VerifyQuery,
): FastifyReply {
  const unreachable = refused.code === 'JWKS_FETCH_FAILED';
  if (unreachable) reply.header('retry-after', retrySecondsOf(verified));
  if (query.detail) {
    const { status, detail } = detailOf(refused);
    return reply.code(status).send({ detail });
  }
  if (!unreachable) return reply.send(verdictAnswer(verified));
  return answerRefusal(reply, 503, refused.code, refused.message, {
    provider: providerAnswer(verified),
    configHash: verified.configHash,
  });
}

function answerPermissions(
  reply: FastifyReply,
  verified: Verified,
  asked: readonly string[],
  { detail }: VerifyQuery,
): FastifyReply {
  const missing = missingOf(verified, asked);
  if (detail && missing.length > 0) {
    return reply.code(MISSING_PERMISSION.status).send({ detail: MISSING_PERMISSION.detail });
  }
  return reply.send({ ...verdictAnswer(verified), allowed: missing.length === 0, missing });
}
