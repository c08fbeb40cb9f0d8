import type { AttributeScalar, AttributeValue } from './attributes';
import type { FunctionName } from './function-names';

/** A comparison of texts and what it compares with. */
export interface TextUse {
  readonly function: FunctionName;
  readonly ignoreCase: boolean;
  readonly texts: readonly string[];
}

/** Pieces of patterns that are put together, of each kind. */
const MAX_PIECES = 4;

/** Texts that comparisons tell apart; those nearest to what is there come first. */
export function textCandidates(
  uses: readonly TextUse[],
  actual: AttributeValue | null,
): readonly string[] {
  const literal = uses.filter((use) => use.function !== 'string_like');
  const texts = literal.flatMap(({ texts: own, ignoreCase }) =>
    ignoreCase ? own.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]) : own,
  );
  const current = typeof actual === 'string' ? actual : '';
  const built = patternTexts(uses, current);
  return nearFirst([...texts, ...built], current);
}

/** Whether a comparison is met by its own texts or by any other, so that few texts stand for all. */
export function isPlainText(use: TextUse): boolean {
  return /_(?:equal|one_of)$/.test(use.function) && !use.ignoreCase;
}

/** Texts that are only known of what they lack or have: they are put together from it. */
function patternTexts(uses: readonly TextUse[], current: string): readonly string[] {
  const of = (name: FunctionName) =>
    uses.flatMap((use) => (use.function === name ? use.texts : [])).slice(0, MAX_PIECES);
  const [starts, ends] = [of('string_starts_with'), of('string_ends_with')];
  const contained = of('string_contains');
  const middles = ['', ...contained, contained.join('')];
  const joined = ['', ...starts].flatMap((start) =>
    ['', ...ends].flatMap((end) => middles.map((middle) => start + middle + end)),
  );
  const kept = [
    ...starts.map((start) => start + current),
    ...[...ends, ...contained].map((end) => current + end),
  ];
  return [...joined, ...kept, ...of('string_like').flatMap(likeTexts)].filter(
    (text) => text !== '',
  );
}

/** Texts that match a pattern: its stars as nothing or a letter. */
function likeTexts(pattern: string): readonly string[] {
  const fixed = pattern.replaceAll('?', 'x');
  return [fixed.replaceAll('*', ''), fixed.replaceAll('*', 'x')];
}

/** What differs from the text that is there only in letter case or white space comes first. */
function nearFirst(texts: readonly string[], current: string): readonly string[] {
  const loose = looseText(current);
  const isNear = (text: string) => text !== '' && looseText(text) === loose;
  return [...texts.filter(isNear), ...texts.filter((text) => !isNear(text))];
}

/** A text without what is easily overlooked: white space and letter case. */
export function looseText(text: AttributeScalar): AttributeScalar {
  return typeof text === 'string' ? text.replace(/\s+/g, '').toLowerCase() : text;
}
