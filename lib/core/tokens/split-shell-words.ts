const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

// One branch per way of quoting: '…', $'…', "…", an escaped character, bare characters.
const PIECE =
  /(?<space>\s+)|'(?<single>[^']*)(?:'|$)|\$'(?<ansi>(?:[^'\\]|\\[\s\S])*)(?:'|$)|"(?<double>(?:[^"\\]|\\[\s\S])*)(?:"|$)|\\(?<escaped>[\s\S]?)|(?<bare>[^\s'"\\$]+|\$)/gy;

/**
 * Splits a command as a POSIX shell would, nothing expanded. Understands `'…'`, `"…"`, `$'…'`,
 * escapes and continued lines, and the carets of a command copied for Windows. An unclosed
 * quote reaches to the end.
 */
export function splitShellWords(command: string): string[] {
  const words: string[][] = [[]];
  for (const { groups } of withoutCarets(command).matchAll(PIECE)) {
    if (groups?.space === undefined) words.at(-1)?.push(textOfPiece(groups ?? {}));
    else words.push([]);
  }
  return words.map((pieces) => pieces.join('')).filter((word) => word !== '');
}

function withoutCarets(command: string): string {
  return /\^"|\^\r?\n/.test(command) ? command.replace(/\^(\r?\n|.)/g, caret) : command;
}

function caret(_all: string, next: string): string {
  return /\s/.test(next) ? ' ' : next;
}

function textOfPiece(groups: Record<string, string | undefined>): string {
  const { single, ansi, double, escaped, bare } = groups;
  if (ansi !== undefined)
    return ansi.replace(/\\([\s\S])/g, (_all, c: string) => ESCAPES.get(c) ?? c);
  if (double !== undefined)
    return double.replace(/\\([\\"$`\n])/g, (_all, c: string) => (c === '\n' ? '' : c));
  // A backslash before the end of a line continues the command; it is no part of any word.
  if (escaped !== undefined) return escaped === '\n' || escaped === '\r' ? '' : escaped;
  return single ?? bare ?? '';
}
