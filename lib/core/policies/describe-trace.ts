import type { ConditionTrace, Outcome, RuleTrace } from './decision';
import { conditionPhrase } from './describe-condition';
import { FUNCTION_WORDS } from './function-words';
import { name, type Phrase, words } from './phrase';
import { kindOfValue, showName, showValue } from './show-value';

type LeafTrace = Extract<ConditionTrace, { kind: 'condition' }>;
type CompositeTrace = Exclude<ConditionTrace, LeafTrace>;

/** One line of a trace; parts of a composite follow it, one level deeper. */
export interface TraceLine {
  /** 0 for conditions of the rule itself. */
  readonly depth: number;
  readonly outcome: Outcome;
  readonly phrase: Phrase;
  /** What is there, where a condition failed and its sentence does not say so; null: nothing to add. */
  readonly actual: string | null;
}

const UNCONDITIONAL = 'no conditions, so it always matches';

/** What the conditions of a rule said, line by line. */
export function describeTrace(rule: RuleTrace): readonly TraceLine[] {
  if (rule.conditions.length === 0) {
    return [{ depth: 0, outcome: 'true', phrase: [words(UNCONDITIONAL)], actual: null }];
  }
  return rule.conditions.flatMap((trace) => linesOf(trace, 0));
}

/** What one condition said: that it holds, that it does not, or why nobody can know. */
export function traceLine(trace: LeafTrace): Phrase {
  if (trace.unknown !== null) return unknownPhrase(trace);
  if (trace.outcome === 'true') return conditionPhrase(trace.condition);
  const { actual, actualSize, condition, differsInCaseOnly } = trace;
  const shown = actual !== null && isMeasure(trace) ? showValue(actual, actualSize) : null;
  return [
    ...conditionPhrase(condition, 'fails', shown),
    ...(differsInCaseOnly ? [words(': only letter case differs')] : []),
  ];
}

function linesOf(trace: ConditionTrace, depth: number): readonly TraceLine[] {
  const { outcome } = trace;
  if (trace.kind === 'condition') {
    return [{ depth, outcome, phrase: traceLine(trace), actual: actualOf(trace) }];
  }
  const parts = trace.parts.flatMap((part) => linesOf(part, depth + 1));
  return [{ depth, outcome, phrase: [words(headingOf(trace))], actual: null }, ...parts];
}

const HEADINGS: Readonly<Record<CompositeTrace['kind'], Readonly<Record<Outcome, string>>>> = {
  all_of: {
    true: 'all of these hold',
    false: 'not all of these hold',
    unknown: 'whether all of these hold is unknown',
  },
  any_of: {
    true: 'at least one of these holds',
    false: 'none of these holds',
    unknown: 'whether one of these holds is unknown',
  },
  not: {
    true: 'this does not hold, as it should',
    false: 'this holds, and should not',
    unknown: 'unknown, so its opposite is unknown too',
  },
};

function headingOf({ kind, outcome }: CompositeTrace): string {
  return HEADINGS[kind][outcome];
}

function actualOf(trace: LeafTrace): string | null {
  if (trace.outcome !== 'false' || trace.actual === null || isMeasure(trace)) return null;
  return showValue(trace.actual, trace.actualSize);
}

/** Whether the actual value reads well inside the sentence: `1800 is not less than 1000`. */
function isMeasure({ condition }: LeafTrace): boolean {
  return /^(?:number|time|ip)_/.test(condition.function);
}

function unknownPhrase({ condition, actual, wanted, unknown }: LeafTrace): Phrase {
  if (unknown === null) return [];
  const blamed = name(showName(unknown.attribute));
  if (unknown.why !== 'wrong_type') return [blamed, words(` is ${unknown.why}`)];
  const isOther = unknown.attribute === condition.valueFrom;
  const value = isOther && unknown.attribute !== condition.attribute ? wanted : actual;
  const { wants } = FUNCTION_WORDS[condition.function];
  if (value === null) {
    return [blamed, words(' is an object, or a list with more than plain values')];
  }
  if (isOther) {
    return [
      blamed,
      words(` is ${kindOfValue(value)}, and ${condition.function} cannot compare with that`),
    ];
  }
  return kindOfValue(value) === wants || wants.startsWith('a moment') || wants.startsWith('an IP')
    ? [blamed, words(' '), { kind: 'value', text: showValue(value) }, words(` is not ${wants}`)]
    : [blamed, words(` is ${kindOfValue(value)}, and ${condition.function} wants ${wants}`)];
}
