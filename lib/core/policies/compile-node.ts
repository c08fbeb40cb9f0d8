import type { JsonValue } from '../tokens/json-value';
import { MAPPED_PREFIX } from './attributes';
import type { DecisionRequest, Outcome } from './decision';
import { compareOptions, FUNCTIONS } from './functions';
import { negated, truth } from './outcomes';
import type { Compare, PrepareCompare } from './policy-function';
import { type AttributeReader, attributeReader, isEmptyValue } from './read-attribute';
import type { Condition, ConditionNode } from './specification';

const UNKNOWN: Outcome = 'unknown';

/** A condition or composite, ready for any number of requests. */
export type CompiledNode = CompiledCondition | CompiledComposite;

/** Finds the outcome for a request. */
export type Evaluate = (request: DecisionRequest) => Outcome;

export interface CompiledCondition {
  readonly kind: 'condition';
  readonly condition: Condition;
  readonly evaluate: Evaluate;
  readonly readActual: AttributeReader;
  /** What is compared with: constant, or what `valueFrom` holds. */
  readonly readWanted: AttributeReader;
  readonly prepare: PrepareCompare;
  /** What compares a mapped claim with constants; null: it is not as simple. */
  readonly compareClaim: Compare | null;
}

export interface CompiledComposite {
  readonly kind: 'all_of' | 'any_of' | 'not';
  readonly parts: readonly CompiledNode[];
  readonly evaluate: Evaluate;
}

/** Compiles a condition or composite; what can be prepared without a request is prepared once. */
export function compileNode(node: ConditionNode): CompiledNode {
  if ('all_of' in node) return all(node.all_of.map(compileNode));
  if ('any_of' in node) return any(node.any_of.map(compileNode));
  if ('not' in node) return not(compileNode(node.not));
  return compileCondition(node);
}

/** Whether all nodes are true, which is when a rule matches; stops at the first that is not. */
export function allTrue(nodes: readonly CompiledNode[], request: DecisionRequest): boolean {
  for (const node of nodes) if (node.evaluate(request) !== 'true') return false;
  return true;
}

/** The same prepared for many requests: true when a rule of these conditions matches. */
export function evaluateRule(conditions: readonly CompiledNode[]): Evaluate {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only.evaluate;
  return (request) => truth(allTrue(conditions, request));
}

function all(parts: readonly CompiledNode[]): CompiledComposite {
  return { kind: 'all_of', parts, evaluate: (request) => fold(parts, request, 'false', 'true') };
}

function any(parts: readonly CompiledNode[]): CompiledComposite {
  return { kind: 'any_of', parts, evaluate: (request) => fold(parts, request, 'true', 'false') };
}

function not(part: CompiledNode): CompiledComposite {
  return { kind: 'not', parts: [part], evaluate: (request) => negated(part.evaluate(request)) };
}

/** One part that is `decisive` settles it; else one that is unknown does; else it is the `other`. */
function fold(
  parts: readonly CompiledNode[],
  request: DecisionRequest,
  decisive: Outcome,
  other: Outcome,
): Outcome {
  let outcome = other;
  for (const part of parts) {
    const found = part.evaluate(request);
    if (found === decisive) return decisive;
    if (found === 'unknown') outcome = 'unknown';
  }
  return outcome;
}

function compileCondition(condition: Condition): CompiledCondition {
  const prepare = prepareOf(condition);
  const readActual = attributeReader(condition.attribute);
  const common = { kind: 'condition', condition, readActual, prepare } as const;
  if (condition.valueFrom !== undefined) {
    const readWanted = attributeReader(condition.valueFrom);
    const evaluate = compareBoth(condition, readActual, readWanted);
    return { ...common, readWanted, evaluate, compareClaim: null };
  }
  const wanted = constantOf(condition);
  const compare = prepare(wanted, compareOptions(condition)) ?? (() => UNKNOWN);
  const evaluate: Evaluate = (request) => compare(readActual(request));
  const isClaim = condition.attribute.startsWith(MAPPED_PREFIX);
  const compareClaim = isClaim ? compare : null;
  return { ...common, readWanted: () => wanted, evaluate, compareClaim };
}

/** What a document says to compare with; undefined: nothing, or another attribute. */
function constantOf({ value, values }: Condition): JsonValue | undefined {
  return values ?? value;
}

/** What another attribute holds is a text and never a pattern, or a claim could be written to fit everything. */
function prepareOf(condition: Condition): PrepareCompare {
  const isPattern = condition.function === 'string_like' && condition.valueFrom !== undefined;
  return FUNCTIONS[isPattern ? 'string_equal' : condition.function].prepare;
}

function compareBoth(
  condition: Condition,
  readActual: AttributeReader,
  readWanted: AttributeReader,
): Evaluate {
  const prepare = prepareOf(condition);
  const options = compareOptions(condition);
  return (request) => {
    const wanted = readWanted(request);
    // Every text begins with an empty one, and every list has all members of none.
    if (isEmptyValue(wanted)) return UNKNOWN;
    const compare = prepare(wanted, options);
    return compare === null ? UNKNOWN : compare(readActual(request));
  };
}
