import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '@/lib/core/result';
import { storageFailureOf } from '@/lib/usecases/storage-failure';
import { mayWarnOfStorage } from '@/lib/usecases/storage-warnings';
import { answerFailure, answerRefusal } from './failure-answers';
import { AmbiguousBodyError } from './plugins/json-body';

/** The most bytes that a body may have. */
export const MAX_BODY_BYTES = 1_048_576;

/**
 * Answers what was thrown, on every route: 4xx where the request is at fault, 503 with Retry-After where
 * storage is away or busy, and 500 with a line in the log for everything else.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof AmbiguousBodyError) {
    void answerFailure(reply, wrongInput(error.message));
    return;
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) {
    const [code, message] = CLIENT_ERRORS[status] ?? NOT_UNDERSTOOD;
    void answerRefusal(reply, status, code, message);
    return;
  }
  const unavailable = storageFailureOf(error);
  if (unavailable === null) answerDefect(error, request, reply);
  else answerUnavailable(error, unavailable, request, reply);
}

function wrongInput(message: string): Failure {
  return { code: 'INVALID_INPUT', message, fields: { '': [message] } };
}

function answerUnavailable(
  error: unknown,
  unavailable: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  // One line tells of all requests that a database which is away turns down.
  if (mayWarnOfStorage()) {
    request.log.warn({ err: error, requestId: request.id }, 'database unavailable');
  }
  void answerFailure(reply, unavailable);
}

function answerDefect(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  request.log.error({ err: error, requestId: request.id }, 'The request could not be answered.');
  const message = 'Something went wrong here. The request id finds it in the log.';
  void answerRefusal(reply, 500, 'DEFECT', message);
}

type ClientError = readonly [code: string, message: string];

const NOT_UNDERSTOOD: ClientError = ['BAD_REQUEST', 'The request is not understood.'];
const CLIENT_ERRORS: Readonly<Record<number, ClientError>> = {
  413: ['BODY_TOO_LARGE', `A request may have at most ${MAX_BODY_BYTES} bytes.`],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with the header Content-Type: application/json.'],
};
