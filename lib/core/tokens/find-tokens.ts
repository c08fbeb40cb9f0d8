/** A token found in a paste and the place it was read from, worded to follow "Read from". */
export interface FoundToken {
  readonly token: string;
  readonly from: string;
}

// A signed or encrypted token in the middle of other text. Its first part spells `{`, so it begins
// with `ey` or `ew`; the look-behind keeps the search linear in long runs without a dot.
const IN_TEXT = /(?<![\w.-])e[wy][\w-]{6,}(?:\.[\w-]*){2,4}/g;
const NAME_BEFORE =
  /([A-Za-z_][\w-]{0,40})["']?\s{0,4}(?:[:=]|%3D)\s{0,4}(?:["'\\]{0,2})(?:Bearer\s{1,4})?$/i;

/** Finds every token in a text of any kind; `place` says what the text is, as in "a URL". */
export function findTokens(text: string, place: string): FoundToken[] {
  return [...text.matchAll(IN_TEXT)].map((match) => {
    const name = nameBefore(text.slice(Math.max(0, match.index - 64), match.index));
    return {
      token: match[0].replace(/\.$/, trailingDot(match[0])),
      from: name ? `${name} in ${place}` : place,
    };
  });
}

/** The end of a sentence is no part of the token; the dot before an empty signature is. */
function trailingDot(token: string): string {
  return token.split('.').length > 3 ? '' : '.';
}

function nameBefore(text: string): string | null {
  const name = NAME_BEFORE.exec(text)?.[1];
  if (name === undefined || /^(?:https?|bearer)$/i.test(name)) return null;
  return /^(?:proxy-)?authorization$/i.test(name) ? 'the Authorization header' : name;
}

/** Leaves every token once, at the first place where it was found. */
export function eachOnce(found: readonly FoundToken[]): FoundToken[] {
  const seen = new Set<string>();
  return found.filter(({ token }) => !seen.has(token) && seen.add(token));
}

/**
 * Puts tokens together that a terminal broke into lines. A piece begins a new token when the one
 * before already has its three parts and the piece looks like a header of its own.
 */
export function joinPieces(text: string): string[] {
  const tokens: string[][] = [];
  let dots = 0;
  const pieces = text.split(/\s+/).filter((piece) => piece !== '');
  for (const [index, piece] of pieces.entries()) {
    const current = tokens.at(-1);
    if (current === undefined || (dots >= 2 && beginsToken(pieces, index))) {
      tokens.push([piece]);
      dots = 0;
    } else {
      current.push(piece);
    }
    dots += piece.split('.').length - 1;
  }
  return tokens.map((token) => token.join(''));
}

function beginsToken(pieces: readonly string[], index: number): boolean {
  if (!/^e[wy][\w-]{8,}/.test(pieces[index] ?? '')) return false;
  return pieces.slice(index, index + 20).some((piece) => piece.includes('.'));
}
