import type { KeyCaller } from '@/lib/core/access/key-caller';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { type Attributes, MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import type { SmallestChange } from '@/lib/core/policies/change';
import type { Decision, DecisionRequest, DecisionTrace } from '@/lib/core/policies/decision';
import { smallestChange } from '@/lib/core/policies/smallest-change';
import type { DecisionSubject } from './decision-subject';
import type { PolicySnapshot } from './policies-of';
import type { Judged } from './verify-for-caller';

/** Why a decision is as it is. */
export interface Explained {
  /** `ext_*` and `permissions`. */
  readonly attributes: Attributes;
  /** Every permission and rule that was considered. */
  readonly trace: DecisionTrace;
  /** What would have to be different; null: it is allowed. */
  readonly change: SmallestChange | null;
}

interface ExplainedCase {
  readonly snapshot: PolicySnapshot;
  readonly subject: DecisionSubject;
  readonly caller: Pick<KeyCaller, 'environment'>;
  readonly judged: Judged;
  readonly request: { readonly checks: readonly unknown[] };
}

/** Of one request, so that a batch takes no longer than a single check with all its changes. */
const MOST_STEPS = 60_000;

const NOTHING_CONSIDERED: DecisionTrace = Object.freeze({ permissions: [] });

/** Explains a decision that was made: by the same policies, and at the same moment. */
export function explainFor(
  one: ExplainedCase,
  request: DecisionRequest,
  { allowed, reason }: Decision,
): Explained {
  const { snapshot, subject } = one;
  const isMissing = reason === 'MISSING_CLAIM';
  const trace = isMissing ? NOTHING_CONSIDERED : snapshot.engine.explain(request).trace;
  const change = allowed ? null : changeFor(one, request);
  return { attributes: subject.attributes, trace, change };
}

const UNREADABLE: SmallestChange = {
  kind: 'no_attribute',
  sentence: 'The stored claim mappings of the provider cannot be read. Save them anew.',
};

function changeFor(one: ExplainedCase, request: DecisionRequest): SmallestChange | null {
  const { snapshot, subject, caller, judged } = one;
  if (subject.mappings === null) return UNREADABLE;
  return smallestChange({
    policies: snapshot.attachedTo(request.resource),
    environment: caller.environment,
    request,
    missingClaim: subject.missing?.jwtPath ?? null,
    defaulted: defaultedOf(subject, judged),
    maxSteps: Math.ceil(MOST_STEPS / one.request.checks.length),
  });
}

/** The attributes that have their mapping's default. */
function defaultedOf({ mappings }: DecisionSubject, { verified }: Judged): ReadonlySet<string> {
  const { verdict } = verified;
  if (!verdict.valid || verdict.kind !== 'token' || mappings === null) return new Set();
  const rows = explainMappings(verdict.claims, mappings);
  return new Set(
    rows
      .filter(({ outcome }) => outcome === 'default')
      .map(({ mapping }) => MAPPED_PREFIX + mapping.attribute),
  );
}
