import type { Environment } from '../providers/draft';
import { CONTEXT_PREFIX } from './attributes';
import type { AttributeChange, ChangeAlternative, SmallestChange } from './change';
import { goalsOf } from './change-goals';
import { changeSpace } from './change-space';
import { type ChangeContext, describeChanges } from './change-words';
import { compilePolicies } from './compile-policies';
import type { Decision, DecisionRequest } from './decision';
import { phraseText } from './phrase';
import type { ActivePolicy } from './policy';
import { type FoundChanges, type SearchResult, searchChanges } from './search-changes';
import { showName } from './show-value';

/** What was denied, and what else is known of it. */
export interface ChangeQuestion {
  readonly policies: readonly ActivePolicy[];
  /** Null: permissions of every environment count. */
  readonly environment: Environment | null;
  readonly request: DecisionRequest;
  /** The claim that a required mapping did not find; default: none is missing. */
  readonly missingClaim?: string | null;
  /** Whole names of the attributes that have their mapping's default; default: none. */
  readonly defaulted?: ReadonlySet<string>;
  /**
   * How many conditions the search looks at, before it begins (ten that are made ready count as one) and while
   * it goes on; default 60,000, a fraction of a second in a browser.
   */
  readonly maxSteps?: number;
  /** What was decided, where that is known; default: it is decided anew. */
  readonly decision?: Pick<Decision, 'allowed' | 'unreadable'>;
}

const MAX_STEPS = 60_000;
const UNREADABLE = 'A stored policy cannot be read. Save it anew.';

/**
 * The smallest change of claims and context that would allow what is denied: the fewest attributes, up to
 * three, each changed once. Null: it is allowed already. Who asks what, and when, is never changed.
 */
export function smallestChange(question: ChangeQuestion): SmallestChange | null {
  const { policies, environment, request, missingClaim = null } = question;
  if (missingClaim !== null) {
    return {
      kind: 'no_attribute',
      sentence: `The claim \`${showName(missingClaim)}\` is required.`,
    };
  }
  const { decision = compilePolicies(policies, environment).decide(request) } = question;
  if (decision.allowed) return null;
  if (decision.unreadable === true) return { kind: 'no_attribute', sentence: UNREADABLE };
  const steps = { left: question.maxSteps ?? MAX_STEPS };
  const goals = goalsOf(policies, environment, request, steps);
  if (goals === 'uncovered') return { kind: 'no_attribute', sentence: uncovered(request) };
  if (goals === 'too_many') return notFound(false, false);
  const space = changeSpace(goals, request, steps);
  const result = searchChanges(space);
  const context = { space, defaulted: question.defaulted ?? new Set<string>() };
  return told(result, context);
}

function uncovered({ resource, action }: DecisionRequest): string {
  return `No rule covers action \`${showName(action)}\` of \`${showName(resource)}\`.`;
}

function told({ found, isFinished }: SearchResult, context: ChangeContext): SmallestChange {
  const isComplete = context.space.isComplete();
  const [first, ...rest] = alternativesOf(found, context);
  if (first === undefined) return notFound(isFinished, isComplete);
  const isSmallest = first.changes.length === 1 || isComplete;
  return {
    kind: 'found',
    alternatives: [first, ...rest],
    isSmallest,
    caveat: isSmallest ? null : 'Not every value could be tried, so something smaller may exist.',
  };
}

function notFound(isFinished: boolean, isComplete: boolean): SmallestChange {
  if (!isFinished) {
    return {
      kind: 'not_searched_further',
      sentence: 'Nothing was found so far, and it was not searched further.',
    };
  }
  const sentence = isComplete
    ? `No change of up to three attributes helps.`
    : `No change of up to three attributes was found that helps.`;
  return { kind: 'none', sentence };
}

/** Alternatives in words, those that are told alike once; the likeliest first. */
function alternativesOf(
  found: readonly FoundChanges[],
  context: ChangeContext,
): readonly ChangeAlternative[] {
  const all = found.map((one) => describeChanges(one, context));
  const distinct = new Map(all.toReversed().map((one) => [phraseText(one.phrase), one]));
  return all
    .filter((one) => distinct.get(phraseText(one.phrase)) === one)
    .toSorted((a, b) => likelihood(b) - likelihood(a));
}

/** What is easily overlooked is likeliest; then what the caller says, before what a token claims. */
function likelihood({ changes }: ChangeAlternative): number {
  const points = changes.map(({ note, attribute }: AttributeChange) => {
    if (note === 'letter case' || note === 'white space') return 3;
    return attribute.startsWith(CONTEXT_PREFIX) ? 2 : 1;
  });
  return Math.min(...points);
}
