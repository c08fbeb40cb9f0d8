import type { FastifyReply } from 'fastify';
import type { Conflict, Failure } from '@/lib/core/result';

const STATUS: Readonly<Record<Failure['code'], number>> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

/** The HTTP status of a failure; 412 where another version was read than the one that holds. */
export function statusOf(failure: Failure): number {
  if (failure.code === 'CONFLICT' && 'current' in failure.conflict) return 412;
  return STATUS[failure.code];
}

/** Answers what a use case refused, in the one shape of all failures. */
export function answerFailure(reply: FastifyReply, failure: Failure): FastifyReply {
  if ('retryAfterSeconds' in failure) reply.header('retry-after', failure.retryAfterSeconds);
  const challenge = challengeOf(failure);
  if (challenge !== null && !reply.hasHeader('www-authenticate')) {
    reply.header('www-authenticate', challenge);
  }
  return answerRefusal(reply, statusOf(failure), failure.code, failure.message, membersOf(failure));
}

/** Answers `{code, message, requestId, …}`. */
export function answerRefusal(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  members: object = {},
): FastifyReply {
  return reply.code(status).send({ code, message, requestId: reply.request.id, ...members });
}

/** RFC 6750, section 3: what is asked of a caller whose key does not do. */
function challengeOf({ code }: Failure): string | null {
  if (code === 'UNAUTHENTICATED') return 'Bearer realm="claimcheck"';
  return code === 'FORBIDDEN' ? 'Bearer realm="claimcheck", error="insufficient_scope"' : null;
}

function membersOf(failure: Failure): object {
  switch (failure.code) {
    case 'INVALID_INPUT':
      return { fields: failure.fields };
    case 'FORBIDDEN':
      return { permission: failure.permission };
    case 'CONFLICT':
      return { conflict: conflictOf(failure.conflict) };
    default:
      return {};
  }
}

/** A conflict without the whole of the other side, which has an address of its own. */
function conflictOf(conflict: Conflict): object {
  if (!('current' in conflict)) return conflict;
  const { kind, currentVersion, changedBy, changedAt } = conflict;
  return { kind, currentVersion, changedBy, changedAt };
}
