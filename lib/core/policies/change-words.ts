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
import { showName, showValue } from './show-value';
import { looseText } from './text-candidates';

/** What changes need to be told. */
export interface ChangeContext {
  readonly space: ChangeSpace;
  /** Whole names of the attributes that have their mapping's default. */
  readonly defaulted: ReadonlySet<string>;
}

/** Changes that help, in words. */
export function describeChanges(found: FoundChanges, context: ChangeContext): ChangeAlternative {
  const changes = [...found.changes.keys()]
    .toSorted()
    .map((attribute) => describeChange(attribute, found, context));
  const told = changes.map(({ phrase, from, note }) =>
    note === null ? phrase : [...phrase, words(` (it is ${shownFrom(from)}: ${note})`)],
  );
  const wishes = joinPhrases(
    changes.map(({ phrase }) => phrase),
    ' and ',
  );
  const now = changes.map((change) => nowSentence(change, changes.length > 1));
  return {
    changes,
    phrase: joinPhrases(told, ' and '),
    sentence: `Allowed if ${phraseText(wishes)}; ${now.join(', ')}.`,
  };
}

function nowSentence({ attribute, from, note }: AttributeChange, isNamed: boolean): string {
  const subject = isNamed ? `\`${showName(attribute)}\`` : 'it';
  return `${subject} is ${shownFrom(from)}${note === null ? '' : `: ${note}`}`;
}

function shownFrom(from: AttributeValue | null): string {
  return from === null ? 'absent' : showValue(from);
}

function describeChange(
  attribute: string,
  found: FoundChanges,
  { space, defaulted }: ChangeContext,
): AttributeChange {
  const from = valueIn(space.request, attribute);
  const to = found.changes.get(attribute) ?? null;
  const { condition, holds, isTelling } = tellingCondition(attribute, found, space);
  return {
    attribute,
    from,
    to,
    condition,
    holds,
    note: noteOf(from, to) ?? (defaulted.has(attribute) ? 'default was used' : null),
    phrase: isTelling
      ? conditionPhrase(condition, holds ? 'wish' : 'wishNot')
      : [name(showName(attribute)), words(' were '), valuePiece(to)],
  };
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
  return { condition: leaf.condition, holds, isTelling };
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
