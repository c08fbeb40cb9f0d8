import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import type { Decision } from '@/lib/core/policies/decision';
import { type TraceBudget, traceBudget } from '@/lib/core/policies/trace-budget';
import { ok, type Result } from '@/lib/core/result';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { countDecisionMetric } from '@/lib/platform/decision-metrics';
import { newId } from '@/lib/platform/ids';
import { mapInSlices } from '@/lib/platform/in-slices';
import { type DecisionSubject, mappingsFor, subjectBy } from './decision-subject';
import { type Explained, explainFor } from './explain-for';
import { type PolicySnapshot, policiesOf } from './policies-of';
import { unavailable } from './storage-failure';
import { type Judged, judgeForCaller, type VerifyOptions } from './verify-for-caller';

/** One thing that somebody may do or not. */
export interface AuthorizationCheck {
  readonly resource: string;
  readonly action: string;
  readonly context: JsonObject;
}

/** What is asked of whom. */
export interface AuthorizationRequest {
  readonly token: string;
  /** Answered in this order, all by the same policies. */
  readonly checks: readonly AuthorizationCheck[];
  /** Whether attributes, trace and smallest change are wanted. */
  readonly explain: boolean;
}

/** The answer to one check. */
export interface Authorized {
  readonly decisionId: string;
  /** Null: the token is refused, and nothing was decided. */
  readonly decision: Decision | null;
  /** The claim that a required mapping did not find, by its path; null: none is missing. */
  readonly missingClaim: string | null;
  /** Null: not asked for, or there is nothing to explain. */
  readonly explained: Explained | null;
}

/** What was found out about a token, and what its holder may do. */
export interface Authorization {
  readonly judged: Judged;
  /** In the order of the checks; none where the keys for the token cannot be had. */
  readonly answers: readonly Authorized[];
}

/** A required mapping found nothing, or nobody knows what is required. */
const MISSING_CLAIM: Decision = Object.freeze({
  allowed: false,
  reason: 'MISSING_CLAIM',
  policy: null,
  ruleId: null,
  priority: null,
});

/** One request on its way through. */
interface Case {
  readonly snapshot: PolicySnapshot;
  readonly subject: DecisionSubject;
  readonly caller: KeyCaller;
  readonly request: AuthorizationRequest;
  readonly judged: Judged;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly budget: TraceBudget;
}

/**
 * Judges a token, or a machine key, once, and decides what its holder may do; at once where everything is
 * held. Decisions are counted and not stored. Needs `decisions:check`. Fails with UNAVAILABLE where storage
 * does not answer.
 */
export function checkAuthorization(
  caller: KeyCaller,
  request: AuthorizationRequest,
  options: Pick<VerifyOptions, 'verify'> = {},
): Result<Authorization> | Promise<Result<Authorization>> {
  const allowed = requirePermission(caller, 'decisions:check');
  if (!allowed.ok) return allowed;
  const judged = judgeForCaller(caller, request.token, options);
  return judged instanceof Promise
    ? judged.then((settled) => authorize(caller, request, settled))
    : authorize(caller, request, judged);
}

function authorize(
  caller: KeyCaller,
  request: AuthorizationRequest,
  judged: Result<Judged>,
): Result<Authorization> | Promise<Result<Authorization>> {
  if (!judged.ok) return judged;
  const { verdict } = judged.value.verified;
  if (!verdict.valid) return ok(refused(request, judged.value, verdict.code));
  const snapshot = policiesOf(caller.workspaceId, caller.environment);
  return snapshot instanceof Promise
    ? snapshot.then((read) => decideAll(caller, request, judged.value, read)).catch(unavailable)
    : decideAll(caller, request, judged.value, snapshot);
}

function refused(request: AuthorizationRequest, judged: Judged, code: string): Authorization {
  // Nothing is known of the token, so nothing was decided.
  if (code === 'JWKS_FETCH_FAILED') return { judged, answers: [] };
  const answers = request.checks.map(() => {
    countDecisionMetric(code);
    return { decisionId: newId('dec'), decision: null, missingClaim: null, explained: null };
  });
  return { judged, answers };
}

function decideAll(
  caller: KeyCaller,
  request: AuthorizationRequest,
  judged: Judged,
  snapshot: PolicySnapshot,
): Result<Authorization> | Promise<Result<Authorization>> {
  const subject = subjectOf(judged, snapshot);
  const budget = traceBudget();
  const one: Case = { caller, request, judged, snapshot, subject, now: Date.now(), budget };
  const { checks } = request;
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) {
    return ok({ judged, answers: [decideOne(one, only)] });
  }
  // Policies may be large and texts long, and there may be a hundred decisions.
  return mapInSlices(checks, (check) => decideOne(one, check)).then((answers) =>
    ok({ judged, answers }),
  );
}

/** What a token that came before says is read once, for as long as it would be read alike. */
function subjectOf({ verified, recent }: Judged, snapshot: PolicySnapshot): DecisionSubject {
  const { verdict } = verified;
  if (!verdict.valid) throw new Error('Nothing is decided about a token that is refused.');
  const mappings = mappingsFor(verdict, snapshot);
  if (recent?.subject?.mappings === mappings) return recent.subject;
  const subject = subjectBy(verdict, mappings);
  if (recent !== null) recent.subject = subject;
  return subject;
}

function decideOne(one: Case, check: AuthorizationCheck): Authorized {
  const { snapshot, subject, now } = one;
  const { resource, action, context } = check;
  const request = { attributes: subject.attributes, resource, action, context, now };
  const isMissing = subject.missing !== null || subject.mappings === null;
  const decision = isMissing ? MISSING_CLAIM : snapshot.engine.decide(request);
  countDecisionMetric(decision.reason);
  const missingClaim = subject.missing?.jwtPath ?? null;
  const explained = one.request.explain ? explainFor(one, request, decision) : null;
  return { decisionId: newId('dec'), decision, missingClaim, explained };
}
