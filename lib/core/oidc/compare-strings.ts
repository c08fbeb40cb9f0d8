import type { Comparison } from '../connections/report';

/** Two strings that should be equal byte for byte, with a sentence that names the difference. */
export function compareStrings(expected: string, actual: string): Comparison {
  return { expected, actual, note: differenceOf(expected, actual) };
}

/** One sentence on how `actual` differs from `expected`; `They are equal.` when it does not. */
export function differenceOf(expected: string, actual: string): string {
  if (expected === actual) return 'They are equal.';
  return (
    absence(actual) ??
    whiteSpace(expected, actual) ??
    trailingSlash(expected, actual) ??
    scheme(expected, actual) ??
    letterCase(expected, actual) ??
    port(expected, actual) ??
    firstDifference(expected, actual)
  );
}

function absence(actual: string): string | null {
  return actual === '' ? 'The actual one is empty.' : null;
}

function whiteSpace(expected: string, actual: string): string | null {
  if (expected.trim() !== actual.trim()) return null;
  return `They differ only in white space: ${expected.length} and ${actual.length} characters.`;
}

function trailingSlash(expected: string, actual: string): string | null {
  if (`${expected}/` === actual) {
    return `Character ${actual.length}: a slash is here that is not expected.`;
  }
  if (expected === `${actual}/`) {
    return `Character ${expected.length}: the slash is missing here.`;
  }
  return null;
}

function scheme(expected: string, actual: string): string | null {
  const [first, second] = [schemeOf(expected), schemeOf(actual)];
  if (first === null || second === null || first === second) return null;
  if (expected.slice(first.length) !== actual.slice(second.length)) return null;
  return `Only the scheme differs: ${first} and ${second}.`;
}

function schemeOf(text: string): string | null {
  return /^[a-z][a-z0-9+.-]*(?=:\/\/)/i.exec(text)?.[0] ?? null;
}

function letterCase(expected: string, actual: string): string | null {
  if (expected.toLowerCase() !== actual.toLowerCase()) return null;
  const at = commonStart(expected, actual);
  return `Character ${at + 1}: only upper and lower case differ (${shown(expected, at)} and ${shown(actual, at)}).`;
}

function port(expected: string, actual: string): string | null {
  const [first, second] = [splitPort(expected), splitPort(actual)];
  if (first.rest !== second.rest || first.port === second.port) return null;
  return `Only the port differs: ${first.port ?? 'none'} and ${second.port ?? 'none'}.`;
}

function splitPort(text: string): { rest: string; port: string | null } {
  const found = /^([a-z]+:\/\/[^/:?#]+):(\d+)(?=[/?#]|$)/i.exec(text);
  if (found === null) return { rest: text, port: null };
  return { rest: `${found[1]}${text.slice(found[0].length)}`, port: found[2] ?? null };
}

function firstDifference(expected: string, actual: string): string {
  const at = commonStart(expected, actual);
  if (at === actual.length)
    return `The actual one ends after ${at} of ${expected.length} characters.`;
  if (at === expected.length) return `The actual one goes on after character ${at}.`;
  return `Character ${at + 1} is the first that differs: ${shown(expected, at)} and ${shown(actual, at)}.`;
}

function commonStart(expected: string, actual: string): number {
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  return at;
}

function shown(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
  if (/^[\x21-\x7e]$/.test(character)) return `“${character}”`;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
