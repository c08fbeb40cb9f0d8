/** Halves of surrogate pairs, which UTF-8 cannot hold. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Controls, and what some languages take for the end of a line or forbid. */
const INVISIBLE = /[\p{Cc}\u2028\u2029\ufeff]/gu;
const hex = (character: string, digits: number) =>
  character.charCodeAt(0).toString(16).padStart(digits, '0');

/** A literal of JavaScript that gives this text, whatever is in it; it never ends a script of HTML. */
export function jsString(text: string): string {
  const inner = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(INVISIBLE, (found) => `\\u${hex(found, 4)}`)
    .replace(LONE_SURROGATE, (found) => `\\u${hex(found, 4)}`)
    .replace(/<(?=[/!])/g, '\\x3C');
  return `'${inner}'`;
}

/** An attribute of JSX with this text, in quotes where they hold it as it is. */
export function jsxAttribute(name: string, text: string): string {
  const plain = /^[\w .:/@<>+-]*$/.test(text) && !/<[/!]/.test(text);
  return plain ? `${name}="${text}"` : `${name}={${jsString(text)}}`;
}

/** A literal of Python 3 that gives this text; U+FFFD stands for half a surrogate pair. */
export function pythonString(text: string): string {
  return doubleQuoted(text);
}

/** An interpreted literal of Go that gives this text; U+FFFD stands for half a surrogate pair. */
export function goString(text: string): string {
  return doubleQuoted(text);
}

/** What Python and Go read alike. */
function doubleQuoted(text: string): string {
  const inner = text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(INVISIBLE, (found) => `\\u${hex(found, 4)}`)
    .replace(LONE_SURROGATE, '\ufffd');
  return `"${inner}"`;
}

/** A word of a POSIX shell that is this text; without NUL, which no argument can hold. */
export function shellWord(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * An address for a directive of nginx: what nginx would read as more than a character (blanks, quotes, `;`, `{`,
 * `$` of a variable) is percent-encoded, since nginx knows no escape for `$`.
 */
export function nginxAddress(address: string): string {
  return address
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[^A-Za-z0-9:/?=&.,_~%@[\]-]/gu, (found) =>
      encodeURIComponent(found).replace(/^[!'()*]$/, (kept) => `%${hex(kept, 2)}`),
    );
}

/** A value for a file of settings that programs read in different ways; null: it is not plain enough for that. */
export function envValue(text: string): string | null {
  return /^[\w.:/@=-]+$/.test(text) ? text : null;
}
