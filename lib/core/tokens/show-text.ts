// Everything that is invisible, that moves other characters, or that passes for a plain space.
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0]/u;

/** A stretch of text; `escape` marks a character that is shown by its code. */
export interface TextPiece {
  readonly kind: 'text' | 'escape';
  readonly text: string;
}

/**
 * Splits a text so that what would be invisible or would turn the line around (control characters,
 * overrides, lone surrogates, odd spaces) is shown by its code, as JSON writes it.
 */
export function showText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  for (const character of text) {
    if (!UNSEEN.test(character)) {
      plain += character;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push({ kind: 'escape', text: escapeOf(character) });
  }
  return plain === '' ? pieces : [...pieces, { kind: 'text', text: plain }];
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeOf(character: string): string {
  const short = SHORT.get(character);
  if (short !== undefined) return short;
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** The text in one piece with everything unseen shown by its code. */
export function shownText(text: string): string {
  return showText(text)
    .map((piece) => piece.text)
    .join('');
}
