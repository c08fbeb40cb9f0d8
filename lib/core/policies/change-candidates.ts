import { addressCandidates } from './address-candidates';
import { type AttributeUse, operandsOf, valueIn } from './attribute-use';
import type { AttributeScalar, AttributeValue } from './attributes';
import type { DecisionRequest } from './decision';
import { compareOptions, FUNCTIONS } from './functions';
import { lineValues } from './line-values';
import { areAllTried, listCandidates } from './list-candidates';
import type { AttributeKind } from './policy-function';
import { isPlainText, looseText, textCandidates } from './text-candidates';
import { isMoment, timeCandidates } from './time-candidates';

/** Values that are tried for one attribute. */
export interface Candidates {
  /** Null: absent, which comes last. What the attribute is now is not among them. */
  readonly values: readonly (AttributeValue | null)[];
  /** Whether any other value would be judged like one of these, or like the one that is there. */
  readonly isComplete: boolean;
}

/** Values tried for one attribute; beyond that the search would not end. */
const MAX_CANDIDATES = 200;

interface Known {
  readonly uses: readonly AttributeUse[];
  readonly actual: AttributeValue | null;
  readonly request: DecisionRequest;
}

/** The values for an attribute that the comparisons with it tell apart, the likeliest first. */
export function candidatesFor(
  attribute: string,
  uses: readonly AttributeUse[],
  request: DecisionRequest,
): Candidates {
  const known = { uses, actual: valueIn(request, attribute), request };
  const found = [...mirrored(known), ...CANDIDATES.flatMap((of) => of(known)), ...lastOf(known)];
  const distinct = new Map(found.map((value) => [JSON.stringify(value), value]));
  distinct.delete(JSON.stringify(known.actual));
  const values = [...distinct.values()];
  return values.length <= MAX_CANDIDATES
    ? { values, isComplete: isOfOneKind(uses) && uses.every((use) => isComplete(use, known)) }
    : { values: values.slice(0, MAX_CANDIDATES), isComplete: false };
}

/** What is tried when nothing that a document names helps: a text like no other, an empty one, a number, absence. */
function lastOf(known: Known): readonly (AttributeValue | null)[] {
  return [otherText(known), '', 0, null];
}

/** A text that nothing is compared with. */
function otherText({ uses, request }: Known): string {
  const operands = uses.flatMap((use) => operandsOf(use, request)).map(looseText);
  let text = 'other';
  while (operands.includes(text)) text += 's';
  return text;
}

type CandidatesOf = (known: Known) => readonly AttributeValue[];

const CANDIDATES: readonly CandidatesOf[] = [texts, numbers, booleans, lists, times, addresses];

function kindOf({ node }: AttributeUse): AttributeKind {
  return FUNCTIONS[node.condition.function].attribute;
}

function usesOfKind({ uses }: Known, kind: AttributeKind): readonly AttributeUse[] {
  return uses.filter((use) => use.side === 'attribute' && kindOf(use) === kind);
}

function operandsOfKind(known: Known, kind: AttributeKind): readonly AttributeScalar[] {
  return usesOfKind(known, kind).flatMap((use) => operandsOf(use, known.request));
}

function texts(known: Known): readonly string[] {
  const uses = usesOfKind(known, 'text');
  if (uses.length === 0) return [];
  return textCandidates(
    uses.map((use) => textUseOf(use, known)),
    known.actual,
  );
}

function textUseOf(use: AttributeUse, { request }: Known) {
  const { condition } = use.node;
  return {
    function: condition.function,
    ignoreCase: compareOptions(condition).ignoreCase,
    texts: operandsOf(use, request).filter(isText),
  };
}

function numbers(known: Known): readonly number[] {
  const values = lineValues(operandsOfKind(known, 'number').filter(isNumber), 1);
  return nearestFirst(values, known.actual);
}

function booleans(known: Known): readonly boolean[] {
  return usesOfKind(known, 'boolean').length === 0 ? [] : [true, false];
}

function lists(known: Known): readonly (readonly AttributeScalar[])[] {
  const operands = usesOfKind(known, 'list').map((use) => operandsOf(use, known.request));
  return operands.length === 0 ? [] : listCandidates(operands, otherText(known), known.actual);
}

function times(known: Known): readonly AttributeValue[] {
  const uses = usesOfKind(known, 'time').map((use) => ({
    times: operandsOf(use, known.request),
    timeZone: compareOptions(use.node.condition).timeZone,
  }));
  return timeCandidates(uses, known.actual, known.request.now);
}

function addresses(known: Known): readonly string[] {
  const networks = operandsOfKind(known, 'ip_address').filter(isText);
  return networks.length === 0 ? [] : addressCandidates(networks);
}

/** What an attribute that others are compared with could be: what they are, alone, in a list, or close to it. */
function mirrored({ uses, request }: Known): readonly AttributeValue[] {
  return uses
    .filter(({ side }) => side === 'valueFrom')
    .flatMap((use) => {
      const values = operandsOf(use, request);
      const close = values.filter(isNumber).flatMap((value) => [value - 1, value + 1]);
      return [...values, ...close, ...values.map((value) => [value]), values];
    });
}

function nearestFirst(values: readonly number[], actual: AttributeValue | null): readonly number[] {
  if (typeof actual !== 'number') return values;
  return values.toSorted((a, b) => Math.abs(a - actual) - Math.abs(b - actual));
}

function isComplete(use: AttributeUse, known: Known): boolean {
  const { condition } = use.node;
  if (condition.valueFrom !== undefined) return false;
  switch (kindOf(use)) {
    case 'text':
      return isPlainText(textUseOf(use, known));
    case 'list':
      return condition.ignoreCase !== true && areAllTried(operandsOfKind(known, 'list'));
    case 'time':
      return operandsOf(use, known.request).every(isMoment);
    case 'number':
    case 'boolean':
    case 'ip_address':
    case 'any':
      return true;
  }
}

/** Where an attribute is compared in several ways, values of yet another kind may matter. */
function isOfOneKind(uses: readonly AttributeUse[]): boolean {
  return new Set(uses.map(kindOf).filter((kind) => kind !== 'any')).size <= 1;
}

function isText(value: AttributeScalar): value is string {
  return typeof value === 'string';
}

function isNumber(value: AttributeScalar): value is number {
  return typeof value === 'number';
}
