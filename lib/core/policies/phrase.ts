/** A stretch of a sentence: plain words, a name that is set as code, a value, or a value before and after. */
export interface PhrasePiece {
  readonly kind: 'words' | 'name' | 'value' | 'old' | 'new';
  readonly text: string;
}

/** A sentence in pieces that carry their own blanks: what shows it only joins them. */
export type Phrase = readonly PhrasePiece[];

/** Plain words of a sentence. */
export function words(text: string): PhrasePiece {
  return { kind: 'words', text };
}

/** A name that is set as code: an attribute, a rule, a resource. */
export function name(text: string): PhrasePiece {
  return { kind: 'name', text };
}

/** The sentence as plain text, with names between backticks. */
export function phraseText(phrase: Phrase): string {
  return phrase.map(({ kind, text }) => (kind === 'name' ? `\`${text}\`` : text)).join('');
}

/** A value before and after as a sentence behind its subject; empty: it is the same. */
export function changed(subject: Phrase, before: string, after: string): readonly Phrase[] {
  if (before === after) return [];
  return [[...subject, ...fromTo(before, after)]];
}

/** A value before, an arrow, and the value after. */
export function fromTo(before: string, after: string): Phrase {
  return [{ kind: 'old', text: before }, words(' → '), { kind: 'new', text: after }];
}
