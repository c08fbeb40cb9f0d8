import { isAbsent } from '../claims/claim-path';
import type { JsonValue } from '../tokens/json-value';
import { type CompiledCondition, type CompiledNode, compileNode } from './compile-node';
import type { ConditionTrace, DecisionRequest, UnknownReason } from './decision';
import { compareOptions, FUNCTIONS } from './functions';
import { isEmptyValue, knownValue, whyUnknown } from './read-attribute';
import { shortened } from './shortened';
import type { ConditionNode } from './specification';

/** Evaluates one condition or composite for a request and tells all that was looked at. */
export function evaluateNode(node: ConditionNode, request: DecisionRequest): ConditionTrace {
  return traceNode(compileNode(node), request);
}

/** The trace of a node: outcomes by the same code that decides, and every part, whether it mattered or not. */
export function traceNode(node: CompiledNode, request: DecisionRequest): ConditionTrace {
  if (node.kind === 'condition') return traceCondition(node, request);
  return {
    kind: node.kind,
    outcome: node.evaluate(request),
    parts: node.parts.map((part) => traceNode(part, request)),
  };
}

function traceCondition(node: CompiledCondition, request: DecisionRequest): ConditionTrace {
  const outcome = node.evaluate(request);
  const actual = shownValue(node.readActual(request));
  const wanted = shownValue(node.readWanted(request));
  return {
    kind: 'condition',
    condition: node.condition,
    outcome,
    actual: actual.value,
    actualSize: actual.size,
    wanted: wanted.value,
    wantedSize: wanted.size,
    unknown: outcome === 'unknown' ? blameOf(node, request) : null,
    differsInCaseOnly: outcome === 'false' && holdsWithoutCase(node, request),
  };
}

function shownValue(value: JsonValue | undefined) {
  const known = knownValue(value);
  return known === null ? { value: null, size: null } : shortened(known);
}

/** The attribute is to blame first; what it is compared with only where it would have done. */
function blameOf(
  node: CompiledCondition,
  request: DecisionRequest,
): { readonly attribute: string; readonly why: UnknownReason } {
  const { attribute, valueFrom } = node.condition;
  const actual = node.readActual(request);
  const wanted = node.readWanted(request);
  const isWantedToBlame =
    valueFrom !== undefined &&
    !isAbsent(actual) &&
    (isEmptyValue(wanted) || node.prepare(wanted, compareOptions(node.condition)) === null);
  return isWantedToBlame
    ? { attribute: valueFrom, why: isEmptyValue(wanted) ? 'empty' : whyUnknown(wanted) }
    : { attribute, why: whyUnknown(actual) };
}

function holdsWithoutCase(node: CompiledCondition, request: DecisionRequest): boolean {
  const { condition } = node;
  if (condition.ignoreCase || !FUNCTIONS[condition.function].options.includes('ignoreCase')) {
    return false;
  }
  const options = { ...compareOptions(condition), ignoreCase: true };
  const compare = node.prepare(node.readWanted(request), options);
  return compare?.(node.readActual(request)) === 'true';
}
