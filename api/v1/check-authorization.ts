import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requirePermission } from '@/lib/core/access/caller';
import type { Decision } from '@/lib/core/policies/decision';
import { invalidInput, type Result } from '@/lib/core/result';
import { providerAnswer } from '@/lib/core/tokens/verdict-answer';
import {
  type Authorization,
  type AuthorizationRequest,
  checkAuthorization,
} from '@/lib/usecases/check-authorization';
import { commonHeaders } from '../common-headers';
import { type DirectAnswer, directAnswer } from '../direct-answer';
import { answerFailure, answerRefusal } from '../failure-answers';
import { TELL_ALL } from '../plugins/access-log';
import { callerOf, countFurther } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { checkText } from './check-authorization-answer';
import { readCheckBatch, readCheckRequest } from './check-authorization-request';
import { CHECK_AUTHORIZATION, CHECK_AUTHORIZATION_BATCH } from './check-authorization-schema';
import { retrySecondsOf } from './verify';

type Settle = (answered: Result<Authorization>) => unknown;

/** `POST /v1/check-authorization` and `/batch`: what the holder of a token may do. */
export function checkAuthorizationRoutes(v1: FastifyInstance, options: ApiServerOptions): void {
  const { verify, https, log } = options;
  const answerDirectly = directAnswer(commonHeaders(https));
  const tell = decisionLog(log);
  const given = verify === undefined ? {} : { verify };
  const check = (request: FastifyRequest, asked: AuthorizationRequest, settle: Settle) => {
    const answered = checkAuthorization(callerOf(request), asked, given);
    return 'ok' in answered ? settle(answered) : answered.then(settle);
  };
  v1.post('/check-authorization', CHECK_AUTHORIZATION, (request, reply) => {
    const asked = readAsked(request, readCheckRequest);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    return check(request, asked.value, (answered) =>
      answer(reply, answered, { asked: asked.value, answerDirectly, tell, textOf: firstOf }),
    );
  });
  v1.post('/check-authorization/batch', CHECK_AUTHORIZATION_BATCH, (request, reply) => {
    const asked = readAsked(request, readCheckBatch);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    const { checks, explain } = asked.value;
    const overLimit = countFurther(options, callerOf(request), furtherOf(checks.length, explain));
    if (overLimit !== null) return answerFailure(reply, overLimit);
    return check(request, asked.value, (answered) =>
      answer(reply, answered, { asked: asked.value, answerDirectly, tell, textOf: listOf }),
    );
  });
}

/** Decisions of a batch that count as one request, for they may look at large policies and long texts. */
const DECISIONS_PER_REQUEST = 10;

/** As how many further requests a batch is counted: every explanation is one, ten decisions are. */
function furtherOf(checks: number, explain: boolean): number {
  return (explain ? checks : Math.ceil(checks / DECISIONS_PER_REQUEST)) - 1;
}

function readAsked(
  request: FastifyRequest,
  read: (body: unknown) => Result<AuthorizationRequest>,
): Result<AuthorizationRequest> {
  // Before the body is looked at, so that who may not ask learns that first.
  const allowed = requirePermission(callerOf(request), 'decisions:check');
  if (!allowed.ok) return allowed;
  return request.raw.url?.includes('?') === true ? NO_QUERY : read(request.body);
}

const NO_QUERY_MESSAGE = 'Nothing is read in this address; everything is in the body.';
const NO_QUERY = invalidInput({ '': [NO_QUERY_MESSAGE] }, NO_QUERY_MESSAGE);

interface Answering {
  readonly asked: AuthorizationRequest;
  readonly answerDirectly: DirectAnswer;
  readonly tell: DecisionLog | null;
  readonly textOf: (texts: readonly string[]) => string;
}

const firstOf = ([text = '']: readonly string[]): string => text;
const listOf = (texts: readonly string[]): string => `{"decisions":[${texts.join(',')}]}`;

function answer(
  reply: FastifyReply,
  answered: Result<Authorization>,
  { asked, answerDirectly, tell, textOf }: Answering,
): unknown {
  if (!answered.ok) return answerFailure(reply, answered.failure);
  const { judged, answers } = answered.value;
  const { verdict } = judged.verified;
  if (!verdict.valid && verdict.code === 'JWKS_FETCH_FAILED') {
    return answerUnreachable(reply, answered.value, verdict.message);
  }
  const texts: string[] = [];
  for (let index = 0; index < answers.length; index += 1) {
    const [check, authorized] = [asked.checks[index], answers[index]];
    if (check === undefined || authorized === undefined) break;
    texts.push(checkText(answered.value, check, authorized));
  }
  tell?.(reply, answered.value);
  return answerDirectly(reply, textOf(texts));
}

function answerUnreachable(
  reply: FastifyReply,
  { judged: { verified } }: Authorization,
  message: string,
): FastifyReply {
  reply.header('retry-after', retrySecondsOf(verified));
  return answerRefusal(reply, 503, 'JWKS_FETCH_FAILED', message, {
    provider: providerAnswer(verified),
  });
}

type DecisionLog = (reply: FastifyReply, authorization: Authorization) => void;

const TELL_DENIALS: ReadonlySet<string> = new Set([...TELL_ALL, 'info']);

/**
 * Writes a line for every denial at level `info`, and for whatever is allowed at `debug`: its id, reason,
 * policy and rule. Nothing of the token, its attributes, the context or what was asked about is in it. Null:
 * the log takes neither.
 */
function decisionLog(log: FastifyBaseLogger): DecisionLog | null {
  if (!TELL_DENIALS.has(log.level)) return null;
  const tellsAll = TELL_ALL.has(log.level);
  return ({ request }, { judged, answers }) => {
    const { verdict } = judged.verified;
    const code = verdict.valid ? 'VALID' : verdict.code;
    const asked = { requestId: request.id, keyId: request.caller?.keyId ?? null };
    for (const { decisionId, decided } of answers) {
      const decision = decided?.decision ?? null;
      if (decision?.allowed !== true)
        log.info({ ...asked, ...lineOf(decisionId, code, decision) }, 'decided');
      else if (tellsAll) log.debug({ ...asked, ...lineOf(decisionId, code, decision) }, 'decided');
    }
  };
}

function lineOf(decisionId: string, code: string, decision: Decision | null): object {
  return {
    decisionId,
    code,
    reason: decision?.reason ?? null,
    policyId: decision?.policy?.id ?? null,
    policyVersion: decision?.policy?.version ?? null,
    ruleId: decision?.ruleId ?? null,
    priority: decision?.priority ?? null,
  };
}
