import { shownText } from './show-text';
import type { Fault, VerdictCode } from './verdict';

/** Longest stretch of a value that a message or a comparison quotes, in characters. */
const MAX_SHOWN = 100;
/** Values of one kind that a comparison lists at most. */
const MAX_LISTED = 10;

/** A value as messages quote it: about 100 characters at most, with what cannot be seen escaped. */
export function shortText(text: string): string {
  const shown = shownText(text.slice(0, MAX_SHOWN + 1));
  return shown.length > MAX_SHOWN || text.length > MAX_SHOWN
    ? `${shown.slice(0, MAX_SHOWN - 1)}…`
    : shown;
}

/** A value in quotation marks, shortened as by `shortText`. */
export function quoted(text: string): string {
  return `“${shortText(text)}”`;
}

/** A fault with its sentence; what is not given is null or empty, and values are shortened. */
export function faultOf(
  code: VerdictCode,
  message: string,
  details: Partial<Omit<Fault, 'code' | 'message'>> = {},
): Fault {
  return {
    code,
    message,
    expected: shortOrNull(details.expected),
    actual: shortOrNull(details.actual),
    alsoExpected: (details.alsoExpected ?? []).slice(0, MAX_LISTED).map(shortText),
    alsoActual: (details.alsoActual ?? []).slice(0, MAX_LISTED).map(shortText),
    nearMiss: details.nearMiss ?? null,
  };
}

function shortOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === null ? null : shortText(value);
}
