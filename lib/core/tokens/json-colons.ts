const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/**
 * How many colons stand outside of strings, in a text that is known to be JSON: one for each name, also
 * of those that occur twice in one object, which the native parser keeps once.
 */
export function colonsIn(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    // White space: the name may end before it, or a string may go on.
    if (before <= SPACE) return scannedColonsIn(text);
    if (before !== QUOTE) continue;
    // A quotation mark behind a letter or a digit ends a string, for one within it is escaped.
    if (!isWordCharacter(text.charCodeAt(at - 2))) return scannedColonsIn(text);
    colons += 1;
  }
  return colons;
}

function isWordCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigitOrLine(code);
}

function isDigitOrLine(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** The same, from string to string. */
function scannedColonsIn(text: string): number {
  let colons = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === COLON) colons += 1;
    at = code === QUOTE ? afterString(text, at) : at + 1;
  }
  return colons;
}

/** Where the text goes on behind the string that begins at a quotation mark. */
function afterString(text: string, opening: number): number {
  let closing = text.indexOf('"', opening + 1);
  while (isEscaped(text, closing)) closing = text.indexOf('"', closing + 1);
  return closing + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
