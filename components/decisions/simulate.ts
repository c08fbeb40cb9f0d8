import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { SmallestChange } from '@/lib/core/policies/change';
import { compilePolicies, type DecisionEngine } from '@/lib/core/policies/compile-policies';
import type { DecisionRequest, ExplainedDecision } from '@/lib/core/policies/decision';
import type { DecisionQuestion } from '@/lib/core/policies/decision-words';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { smallestChange } from '@/lib/core/policies/smallest-change';
import type { Environment } from '@/lib/core/providers/draft';
import type { Target } from './nearest-target';

/** What one set of policies decides on a question. */
export interface Simulated {
  readonly explained: ExplainedDecision;
  /** What would flip a denial; null: it is allowed. */
  readonly change: SmallestChange | null;
}

/** The required mapping that a token lacks; `unreadable`: nobody can read what is required; null: none. */
export type MissingClaim = ClaimMapping | 'unreadable' | null;

/** A question, and by what it is decided. */
export interface Simulating {
  readonly environment: Environment;
  readonly request: DecisionRequest;
  readonly missing: MissingClaim;
  /** Whole names of the attributes that have their mapping's default. */
  readonly defaulted: ReadonlySet<string>;
}

/** Decides as check-authorization does, with the whole trace. */
export function simulate(policies: readonly ActivePolicy[], question: Simulating): Simulated {
  const { environment, request, missing, defaulted } = question;
  if (missing !== null) return { explained: MISSING, change: null };
  const explained = compilePolicies(policies, environment).explain(request);
  const { decision } = explained;
  return {
    explained,
    change: smallestChange({ policies, environment, request, defaulted, decision }),
  };
}

/** What was asked, for sentences that name it. */
export function askedOf({ request, missing }: Simulating): DecisionQuestion & Target {
  const { resource, action } = request;
  const isNamed = missing !== null && missing !== 'unreadable';
  return {
    resource,
    action,
    ...(isNamed && { missingClaim: missing.jwtPath }),
    ...(missing === 'unreadable' && { mappingsUnread: true }),
  };
}

const MISSING: ExplainedDecision = {
  decision: { allowed: false, reason: 'MISSING_CLAIM', policy: null, ruleId: null, priority: null },
  trace: { permissions: [], permissionsLeftOut: 0 },
};

/** The saved policies with a draft in place of its saved form, or beside them where it has none. */
export function withDraft(
  saved: readonly ActivePolicy[],
  draft: ActivePolicy,
): readonly ActivePolicy[] {
  return [...saved.filter(({ id }) => id !== draft.id), draft];
}

const MOST_RUNS = 2_000;
const LONGEST_MS = 2;

/** Microseconds that one decision takes here. The browser's clock is coarse, so many are timed together. */
export function decisionMicros(
  engine: DecisionEngine,
  request: DecisionRequest,
  clock: () => number,
): number {
  const from = clock();
  let runs = 0;
  let tookMs = 0;
  while (runs < MOST_RUNS && tookMs < LONGEST_MS) {
    for (let end = runs + 50; runs < end; runs += 1) engine.decide(request);
    tookMs = clock() - from;
  }
  return (tookMs * 1_000) / runs;
}

/** A time per decision as it is read: `4 µs`, `0.3 µs`. */
export function microsText(micros: number): string {
  if (micros < 0.1) return '<0.1 µs';
  return `${micros < 1 ? micros.toFixed(1) : Math.round(micros)} µs`;
}
