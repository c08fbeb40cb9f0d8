import type { AttributeScalar } from './attributes';
import { FUNCTION_WORDS, type FunctionWords } from './function-words';
import { name, type Phrase, phraseText, words } from './phrase';
import { showName, showScalar, showScalars } from './show-value';
import type { Condition, ConditionNode, Rule } from './specification';

/** What an attribute is compared with. */
export type ConditionObject =
  | { readonly kind: 'none' }
  | { readonly kind: 'values'; readonly values: readonly AttributeScalar[] }
  | { readonly kind: 'attribute'; readonly attribute: string };

/** A condition in parts, as the sentence editor shows it. */
export interface ConditionWords {
  readonly attribute: string;
  readonly verb: string;
  readonly object: ConditionObject;
  /** `in any letter case`, `in Europe/Berlin`; empty: nothing to add. */
  readonly addition: string;
}

/** Whether a condition is said as it is written, as not holding, or as a wish. */
export type Mood = keyof Pick<FunctionWords, 'holds' | 'fails' | 'wish' | 'wishNot'>;

/** A condition in parts; default mood: as it is written. */
export function conditionWords(condition: Condition, mood: Mood = 'holds'): ConditionWords {
  return {
    attribute: condition.attribute,
    verb: FUNCTION_WORDS[condition.function][mood],
    object: objectOf(condition),
    addition: additionOf(condition),
  };
}

/** A condition as a sentence, names between backticks. */
export function describeCondition(condition: Condition): string {
  return phraseText(conditionPhrase(condition));
}

/** A condition as a sentence in pieces; `actual`, where given, stands behind the attribute. */
export function conditionPhrase(
  condition: Condition,
  mood: Mood = 'holds',
  actual: string | null = null,
): Phrase {
  const { attribute, verb, object, addition } = conditionWords(condition, mood);
  return [
    name(showName(attribute)),
    ...(actual === null ? [] : [words(' '), { kind: 'value', text: actual } as const]),
    words(` ${verb}`),
    ...objectPhrase(condition, object),
    ...(addition === '' ? [] : [words(` ${addition}`)]),
  ];
}

/** Conditions put together as one sentence in pieces. */
export function nodePhrase(node: ConditionNode): Phrase {
  if ('function' in node) return conditionPhrase(node);
  if ('not' in node) return negatedPhrase(node.not);
  const [parts, between] = 'all_of' in node ? [node.all_of, ' and '] : [node.any_of, ' or '];
  if (parts.length === 0) return [words('all_of' in node ? 'always' : 'never')];
  return joinPhrases(parts.map(nestedPhrase), between);
}

/** A rule as one sentence in pieces: effect, then its conditions. */
export function rulePhrase(rule: Rule): Phrase {
  if (rule.conditions.length === 0) return [words(`${rule.effect} always`)];
  return [
    words(`${rule.effect} when `),
    ...joinPhrases(rule.conditions.map(nestedPhrase), ' and '),
  ];
}

/** Sentences one after another with the same words between them. */
export function joinPhrases(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, at) => (at === 0 ? phrase : [words(between), ...phrase]));
}

function nestedPhrase(node: ConditionNode): Phrase {
  const phrase = nodePhrase(node);
  return 'function' in node || 'not' in node ? phrase : [words('('), ...phrase, words(')')];
}

function negatedPhrase(node: ConditionNode): Phrase {
  if ('function' in node) return conditionPhrase(node, 'fails');
  return [words('not '), ...('not' in node ? nodePhrase(node) : nestedPhrase(node))];
}

function objectOf({ value, values, valueFrom }: Condition): ConditionObject {
  if (valueFrom !== undefined) return { kind: 'attribute', attribute: valueFrom };
  if (values !== undefined) return { kind: 'values', values };
  return value === undefined ? { kind: 'none' } : { kind: 'values', values: [value] };
}

function objectPhrase(condition: Condition, object: ConditionObject): Phrase {
  if (object.kind === 'none') return [];
  if (object.kind === 'attribute') return [words(' '), name(showName(object.attribute))];
  return [words(' '), { kind: 'value', text: showObject(condition, object.values) }];
}

function showObject(condition: Condition, values: readonly AttributeScalar[]): string {
  const [from, to] = values;
  const isRange = condition.function.endsWith('_between') && values.length === 2;
  if (!isRange || from === undefined || to === undefined) return showScalars(values);
  return `${showScalar(from)} and ${showScalar(to)}`;
}

function additionOf({ ignoreCase, timeZone }: Condition): string {
  const parts = [
    ...(ignoreCase === true ? ['in any letter case'] : []),
    ...(timeZone === undefined ? [] : [`in ${showName(timeZone)}`]),
  ];
  return parts.join(' ');
}
