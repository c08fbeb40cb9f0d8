import type { ConditionTrace } from './decision';
import { shortCondition } from './shortened';

/** What a request may still be told in explanations, in characters of JSON; shared by all of a batch. */
export interface TraceBudget {
  left: number;
}

/** Characters of JSON that the traces of one request have. */
const MAX_CHARACTERS = 2_000_000;
/** What a condition or composite costs at least, so that 5,000 of them are told at most. */
const LEAST_PER_NODE = 400;
/** Names of members, outcomes and signs, in characters. */
const FRAME = 200;

/** The budget of a request: 2,000,000 characters, or 5,000 conditions and composites. */
export function traceBudget(): TraceBudget {
  return { left: MAX_CHARACTERS };
}

/** What a trace costs, which is no less than its characters once it is shortened. */
export function costOf(trace: ConditionTrace): number {
  if (trace.kind !== 'condition') {
    return trace.parts.reduce((sum, part) => sum + costOf(part), LEAST_PER_NODE);
  }
  const { condition, actual, wanted, unknown } = trace;
  return Math.max(LEAST_PER_NODE, costOfJson([shortCondition(condition), actual, wanted, unknown]));
}

/** What anything small costs as JSON. */
export function costOfJson(value: unknown): number {
  return FRAME + JSON.stringify(value).length;
}
