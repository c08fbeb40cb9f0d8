import type { AttributeValue } from './attributes';
import { conditionPhrase } from './describe-condition';
import { FUNCTION_WORDS } from './function-words';
import { type Phrase, words } from './phrase';
import { kindOfValue, showValue } from './show-value';
import type { Condition } from './specification';

/** A value with the kind that it is of, such as `the text “420”`; a list shows by its brackets that it is one. */
export function showTyped(value: AttributeValue): string {
  if (typeof value === 'object') return showValue(value);
  return `${kindOfValue(value).replace(/^a /, 'the ')} ${showValue(value)}`;
}

/** A condition as a wish for something that is of another type: it names the kind where the verb alone would not. */
export function typedWish(condition: Condition): Phrase {
  const { wish, wants } = FUNCTION_WORDS[condition.function];
  const typed = typedVerb(condition, wish, wants);
  return conditionPhrase(condition, 'wish').map((piece) =>
    piece.kind === 'words' && piece.text === ` ${wish}` ? words(` ${typed}`) : piece,
  );
}

function typedVerb({ function: name }: Condition, wish: string, wants: string): string {
  if (name === 'number_equal') return 'were the number';
  if (name === 'string_equal') return 'were the text';
  return wants === 'a number' ? wish.replace(/^were /, 'were a number ') : wish;
}
