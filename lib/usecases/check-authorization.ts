import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import {
  type AuthorizationCheck,
  type DecidedCheck,
  type DecisionCase,
  decideCheck,
} from '@/lib/core/policies/decide-check';
import { type DecisionSubject, mappingsFor, subjectBy } from '@/lib/core/policies/decision-subject';
import type { PolicySnapshot } from '@/lib/core/policies/policy-snapshot';
import { traceBudget } from '@/lib/core/policies/trace-budget';
import { ok, type Result } from '@/lib/core/result';
import type { ValidMachineKey, ValidToken } from '@/lib/core/tokens/verdict';
import { countDecisionMetric } from '@/lib/platform/decision-metrics';
import { newId } from '@/lib/platform/ids';
import { mapInSlices } from '@/lib/platform/in-slices';
import { policiesOf } from './policies-of';
import { unavailable } from './storage-failure';
import { type Judged, judgeForCaller, type VerifyOptions } from './verify-for-caller';

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
  readonly decided: DecidedCheck | null;
}

/** What was found out about a token, and what its holder may do. */
export interface Authorization {
  readonly judged: Judged;
  /** In the order of the checks; none where the keys for the token cannot be had. */
  readonly answers: readonly Authorized[];
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
    return { decisionId: newId('dec'), decided: null };
  });
  return { judged, answers };
}

function decideAll(
  caller: KeyCaller,
  request: AuthorizationRequest,
  judged: Judged,
  snapshot: PolicySnapshot,
): Result<Authorization> | Promise<Result<Authorization>> {
  const { verdict } = judged.verified;
  if (!verdict.valid) throw new Error('Nothing is decided about a token that is refused.');
  const { checks, explain } = request;
  const one: DecisionCase = {
    snapshot,
    subject: subjectOf(verdict, judged.recent, snapshot),
    accepted: verdict,
    environment: caller.environment,
    checks,
    explain,
    now: Date.now(),
    budget: traceBudget(),
  };
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
function subjectOf(
  verdict: ValidToken | ValidMachineKey,
  recent: Judged['recent'],
  snapshot: PolicySnapshot,
): DecisionSubject {
  const mappings = mappingsFor(verdict, snapshot);
  if (recent?.subject?.mappings === mappings) return recent.subject;
  const subject = subjectBy(verdict, mappings);
  if (recent !== null) recent.subject = subject;
  return subject;
}

function decideOne(one: DecisionCase, check: AuthorizationCheck): Authorized {
  const decided = decideCheck(one, check);
  countDecisionMetric(decided.decision.reason);
  return { decisionId: newId('dec'), decided };
}
