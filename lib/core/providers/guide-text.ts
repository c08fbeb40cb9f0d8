import { GUIDE_VALUES, type GuideText, type GuideValueName } from './guide';

/** A part of a guide's sentence: plain, or what one of the four marks says. */
export type GuidePiece =
  | { readonly kind: 'plain' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'value'; readonly name: GuideValueName };

/** What stands between backticks is literal; the first mark that begins is the one that is read. */
const MARK =
  /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\[(?<text>[^\]]+)\]\((?<href>[^)\s]+)\)|\{(?<value>[A-Za-z]+)\}/g;

/** Reads the marks of a sentence; what is no complete mark, or no known value, stays plain. */
export function readGuideText(text: GuideText): readonly GuidePiece[] {
  const pieces: GuidePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const piece = pieceOf(match.groups ?? {});
    if (piece === null) continue;
    if (match.index > end) pieces.push({ kind: 'plain', text: text.slice(end, match.index) });
    pieces.push(piece);
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'plain', text: text.slice(end) });
  return pieces;
}

function pieceOf(groups: Readonly<Record<string, string | undefined>>): GuidePiece | null {
  const { code, strong, text, href, value } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (text !== undefined && href !== undefined) return { kind: 'link', text, href };
  const name = GUIDE_VALUES.find((known) => known === value);
  return name === undefined ? null : { kind: 'value', name };
}

/** A part of what is pasted at the provider. */
export type CodePiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'value'; readonly name: GuideValueName };

const VALUE = new RegExp(`\\{(${GUIDE_VALUES.join('|')})\\}`);

/** Reads the {values} of code; every other brace is the code's own. */
export function readGuideCode(code: string): readonly CodePiece[] {
  return code.split(VALUE).flatMap((part, index): readonly CodePiece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'plain', text: part }];
    const name = GUIDE_VALUES.find((known) => known === part);
    return name === undefined ? [] : [{ kind: 'value', name }];
  });
}
