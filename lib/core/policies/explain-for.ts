import { explainMappings } from '../claims/explain-mappings';
import type { Environment } from '../providers/draft';
import type { ValidMachineKey, ValidToken } from '../tokens/verdict';
import { type Attributes, MAPPED_PREFIX } from './attributes';
import type { SmallestChange } from './change';
import type { Decision, DecisionRequest, DecisionTrace } from './decision';
import type { DecisionSubject } from './decision-subject';
import type { PolicySnapshot } from './policy-snapshot';
import {
  type ShortSmallestChange,
  shortAttributes,
  shortChange,
  shortTrace,
} from './short-explanation';
import { smallestChange } from './smallest-change';
import { costOfJson, type TraceBudget } from './trace-budget';

/** Why a decision is as it is. */
export interface Explained {
  /** `ext_*` and `permissions`, shortened. */
  readonly attributes: Attributes;
  /** How many characters or entries those have that were shortened, by name; absent: none was. */
  readonly attributeSizes?: Readonly<Record<string, number>>;
  /** Every permission and rule that was considered, as far as the budget goes. */
  readonly trace: DecisionTrace;
  /** What would have to be different; null: it is allowed. */
  readonly change: ShortSmallestChange | null;
}

/** What is explained by; shared by all decisions of a request. */
export interface ExplainedCase {
  readonly snapshot: PolicySnapshot;
  readonly subject: DecisionSubject;
  readonly environment: Environment;
  readonly accepted: ValidToken | ValidMachineKey;
  readonly checks: readonly unknown[];
  /** Of the whole request. */
  readonly budget: TraceBudget;
}

/** Of one request, so that a batch takes no longer than a single check with all its changes. */
const MOST_STEPS = 60_000;

const NOTHING_CONSIDERED: DecisionTrace = Object.freeze({
  permissions: [],
  permissionsLeftOut: 0,
});

/**
 * Explains a decision that was made: by the same policies, and at the same moment. All explanations of a
 * request share its budget; attributes, at most 101 of about 320 characters, are told beyond it.
 */
export function explainFor(
  one: ExplainedCase,
  request: DecisionRequest,
  decision: Decision,
): Explained {
  const { snapshot, subject, budget } = one;
  const { attributes, sizes } = shortAttributes(subject.attributes);
  budget.left -= costOfJson(attributes);
  const isMissing = decision.reason === 'MISSING_CLAIM';
  const trace = isMissing
    ? NOTHING_CONSIDERED
    : shortTrace(snapshot.engine.explain(request, budget).trace);
  const found = decision.allowed ? null : changeFor(one, request, decision);
  const change = found === null ? null : shortChange(found);
  budget.left -= costOfJson(change);
  const isShort = Object.keys(sizes).length > 0;
  return { attributes, ...(isShort && { attributeSizes: sizes }), trace, change };
}

const TOLD_ENOUGH: SmallestChange = {
  kind: 'not_searched_further',
  sentence:
    'Nothing was searched: the explanations before this one have told as much as one request may.',
};

const UNREADABLE: SmallestChange = {
  kind: 'no_attribute',
  sentence: 'The stored claim mappings of the provider cannot be read. Save them anew.',
};

function changeFor(
  one: ExplainedCase,
  request: DecisionRequest,
  decision: Decision,
): SmallestChange | null {
  const { snapshot, subject, environment, accepted } = one;
  if (subject.mappings === null) return UNREADABLE;
  if (one.budget.left <= 0) return TOLD_ENOUGH;
  return smallestChange({
    policies: snapshot.attachedTo(request.resource),
    environment,
    request,
    missingClaim: subject.missing?.jwtPath ?? null,
    defaulted: defaultedOf(subject, accepted),
    decision,
    maxSteps: Math.ceil(MOST_STEPS / one.checks.length),
  });
}

/** The attributes that have their mapping's default. */
function defaultedOf(
  { mappings }: DecisionSubject,
  accepted: ValidToken | ValidMachineKey,
): ReadonlySet<string> {
  if (accepted.kind !== 'token' || mappings === null) return new Set();
  const rows = explainMappings(accepted.claims, mappings);
  return new Set(
    rows
      .filter(({ outcome }) => outcome === 'default')
      .map(({ mapping }) => MAPPED_PREFIX + mapping.attribute),
  );
}
