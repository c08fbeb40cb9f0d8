import { applyChanges } from './apply-changes';
import { leavesOf, valueIn } from './attribute-use';
import type { AttributeScalar, AttributeValue } from './attributes';
import type { AttributeChange, ChangeAlternative, ChangeNote } from './change';
import { isMet, obligationsOf } from './change-goals';
import type { ChangeSpace } from './change-space';
import { takes } from './change-steps';
import type { CompiledCondition } from './compile-node';
import { conditionPhrase, joinPhrases } from './describe-condition';
import { name, type Phrase, phraseText, words } from './phrase';
import type { FoundChanges } from './search-changes';
import { kindOfValue, showName, showValue } from './show-value';
import { looseText } from './text-candidates';
import { showTyped, typedWish } from './typed-wish';

/** What changes need to be told. */
export interface ChangeContext {
  readonly space: ChangeSpace;
  /** Whole names of the attributes that have their mapping's default. */
  readonly defaulted: ReadonlySet<string>;
}

/** A change, and how what is there now is said. */
interface ToldChange {
  readonly change: AttributeChange;
  /** What is there, with its note. */
  readonly now: string;
  /** Whether what is there has to be said beside the wish. */
  readonly isAside: boolean;
}

/** Changes that help, in words. */
export function describeChanges(found: FoundChanges, context: ChangeContext): ChangeAlternative {
  const told = [...found.changes.keys()]
    .toSorted()
    .map((attribute) => describeChange(attribute, found, context));
  const changes = told.map(({ change }) => change);
  const full = told.map(({ change: { phrase }, now, isAside }) =>
    isAside ? [...phrase, words(` (it is ${now})`)] : phrase,
  );
  const wishes = joinPhrases(
    changes.map(({ phrase }) => phrase),
    ' and ',
  );
  const now = told.map((one) => nowSentence(one, told.length > 1));
  return {
    changes,
    phrase: joinPhrases(full, ' and '),
    sentence: `Allowed if ${phraseText(wishes)}; ${now.join(', ')}.`,
  };
}

function nowSentence({ change, now }: ToldChange, isNamed: boolean): string {
  const subject = isNamed ? `\`${showName(change.attribute)}\`` : 'it';
  return `${subject} is ${now}`;
}

function describeChange(
  attribute: string,
  found: FoundChanges,
  { space, defaulted }: ChangeContext,
): ToldChange {
  const from = valueIn(space.request, attribute);
  const to = found.changes.get(attribute) ?? null;
  const telling = tellingCondition(attribute, found, space);
  const { condition, holds, isTelling } = telling;
  const isTyped = isOfOtherType(telling, from, to);
  const note = noteOf(from, to) ?? (defaulted.has(attribute) ? 'default was used' : null);
  const shown = isTyped ? showTyped(from) : shownFrom(from);
  const plain: Phrase = isTelling
    ? conditionPhrase(condition, holds ? 'wish' : 'wishNot')
    : [name(showName(attribute)), words(' were '), valuePiece(to)];
  const phrase = isTyped ? typedWish(condition) : plain;
  return {
    change: { attribute, from, to, condition, holds, note, phrase },
    now: note === null ? shown : `${shown}: ${note}`,
    isAside: note !== null || isTyped,
  };
}

function shownFrom(from: AttributeValue | null): string {
  return from === null ? 'absent' : showValue(from);
}

function valuePiece(to: AttributeValue | null): Phrase[number] {
  return to === null ? words('absent') : { kind: 'value', text: showValue(to) };
}

/**
 * The condition that a change is made for: the first whose outcome it turns. It tells the change when every
 * value tried that gives the same outcome helps as well; else only the value itself can.
 */
function tellingCondition(attribute: string, { goal, changes }: FoundChanges, space: ChangeSpace) {
  const after = applyChanges(space.request, changes);
  const obligations = obligationsOf(goal, space.goals).filter(({ attributes }) =>
    attributes.some((name) => changes.has(name)),
  );
  const leaves = [...obligations.filter((one) => !space.wasMet(one)), ...obligations]
    .flatMap(({ nodes }) => leavesOf(nodes))
    .filter(({ condition }) => namesOf(condition).includes(attribute));
  const turned = leaves.filter((leaf) => leaf.evaluate(space.request) !== leaf.evaluate(after));
  const leaf = turned[0] ?? leaves[0];
  if (leaf === undefined) throw new Error(`No condition looks at ${attribute}.`);
  const holds = leaf.evaluate(after) === 'true';
  const helps = (value: AttributeValue | null) => {
    const other = applyChanges(space.request, new Map(changes).set(attribute, value));
    const isSame = (leaf.evaluate(other) === 'true') === holds;
    return !isSame || obligations.every((one) => isMet(one, other));
  };
  const { length } = space.candidatesOf(attribute).values;
  const weight = obligations.reduce((sum, one) => sum + one.weight, space.copying);
  const isTelling =
    isSubject(leaf, attribute) &&
    changes.get(attribute) !== null &&
    takes(space.steps, length * weight) &&
    space.candidatesOf(attribute).values.every((value) => value === null || helps(value));
  const wasUnknown = leaf.evaluate(space.request) === 'unknown';
  return { condition: leaf.condition, holds, isTelling, wasUnknown };
}

/** Whether a plain value is there that the condition cannot compare, because it is of another type. */
function isOfOtherType(
  { condition, holds, isTelling, wasUnknown }: ReturnType<typeof tellingCondition>,
  from: AttributeValue | null,
  to: AttributeValue | null,
): from is AttributeScalar {
  if (from === null || to === null || typeof from === 'object') return false;
  const isCompared = isTelling && holds && wasUnknown && condition.valueFrom === undefined;
  return isCompared && kindOfValue(from) !== kindOfValue(to);
}

function namesOf({ attribute, valueFrom }: CompiledCondition['condition']): readonly string[] {
  return valueFrom === undefined ? [attribute] : [attribute, valueFrom];
}

/** Whether a condition is about an attribute, rather than comparing another one with it. */
function isSubject({ condition }: CompiledCondition, attribute: string): boolean {
  return condition.attribute === attribute;
}

function noteOf(from: AttributeValue | null, to: AttributeValue | null): ChangeNote | null {
  if (from === null || to === null) return null;
  const [was, is] = [listOf(from), listOf(to)];
  const added = is.filter((value) => !was.includes(value));
  for (const value of added) {
    const near = was.find((old) => old !== value && looseText(old) === looseText(value));
    if (near !== undefined) return isCase(near, value) ? 'letter case' : 'white space';
  }
  return null;
}

function listOf(value: AttributeValue): readonly AttributeScalar[] {
  return typeof value === 'object' ? value : [value];
}

function isCase(one: AttributeScalar, other: AttributeScalar): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}
