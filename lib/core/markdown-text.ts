/** A row of a table; the cells must be escaped already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text that is only text: no mark-up, link, mention, cell, line or direction of its own. */
export function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|<>~&@]/g, (mark) => `\\${mark}`)
    .replace(/\bhttps?:\/\//gi, (scheme) => scheme.replace(':', '\\:'))
    .replace(/\bwww\./gi, (start) => start.replace('.', '\\.'));
}

/** A code span, fenced longer than any run of backticks in it; a pipe would still end a cell. */
export function code(text: string): string {
  const shown = oneLine(text).replaceAll('|', '¦');
  if (shown.trim() === '') return '';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** White space of any kind as one blank; what is invisible or turns the direction, as a mark. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')
    .trim();
}
