import { type FindText, prepareFind, prepareFindWithGaps } from './find-text';
import { MAX_GAPPED_PIECE } from './specification-limits';

/** A piece between two stars, and how it is found. */
interface Piece {
  readonly length: number;
  readonly find: FindText;
}

/**
 * Prepares a pattern in which `*` stands for any run of characters and `?` for exactly one (one
 * UTF-16 code unit), anchored at both ends. There is no way to write a star or a question mark itself.
 */
export function prepareLike(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return (text) => text.length === first.length && fitsAt(text, first, 0);
  }
  const pieces = rest.filter((piece) => piece !== '').map(pieceOf);
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !fitsAt(text, first, 0) || !fitsAt(text, last, end)) return false;
    return fitBetween(text, pieces, first.length, end);
  };
}

function pieceOf(text: string): Piece {
  const find = text.includes('?') ? prepareFindWithGaps(text) : prepareFind(text);
  return { length: text.length, find };
}

/** Each piece is taken where it first occurs: no later place could leave more room for the next. */
function fitBetween(text: string, pieces: readonly Piece[], start: number, end: number): boolean {
  let at = start;
  for (const { length, find } of pieces) {
    const found = find(text, at);
    if (found === -1 || found + length > end) return false;
    at = found + length;
  }
  return true;
}

function fitsAt(text: string, piece: string, at: number): boolean {
  for (let index = 0; index < piece.length; index += 1) {
    const code = piece.charCodeAt(index);
    if (code !== 0x3f && code !== text.charCodeAt(at + index)) return false;
  }
  return true;
}

/** What makes a pattern cost too much on a long text, as a sentence; null: nothing does. */
export function likePatternProblem(pattern: string): string | null {
  const between = pattern.split('*').slice(1, -1);
  const long = between.find((piece) => piece.length > MAX_GAPPED_PIECE && piece.includes('?'));
  return long === undefined
    ? null
    : `Between two stars there are at most ${MAX_GAPPED_PIECE} characters where \`?\` is among them; here are ${long.length}.`;
}
