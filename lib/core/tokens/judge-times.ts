import { faultOf } from './fault';
import type { JudgeCase, Rule } from './judge-case';
import { showDuration } from './relative-time';
import type { Fault, NearMiss } from './verdict';

/** Seconds beyond which no date lies that anyone means: milliseconds were written. */
const MILLISECONDS_FROM = 1e11;
/** The largest tolerance that libraries are commonly set to, in seconds. */
const COMMON_TOLERANCE = 300;
const LAST_DATE_MS = 8.64e15;

/** `exp` is there, a finite number, and has not passed beyond the tolerance (RFC 7519, 4.1.4). */
export const expiryRule: Rule = {
  check: 'expiry',
  fault: expiryFault,
  found: (judged) => `valid for another ${showDuration((endOf(judged) - judged.now) * 1000)}`,
};

/** `nbf` and `iat`, where they are there, are not ahead beyond the tolerance (RFC 7519, 4.1.5–6). */
export const issuedRule: Rule = {
  check: 'issued',
  fault: (judged) =>
    aheadFault(judged, 'nbf', 'It is not valid before') ??
    aheadFault(judged, 'iat', 'It was issued at'),
  found: ({ iat, now }) =>
    typeof iat === 'number' ? `issued ${showDuration((now - iat) * 1000)} ago` : 'no iat',
};

/** A time claim as messages show it: ISO 8601, or the number where no date can hold it. */
export function showTime(seconds: number): string {
  const atMs = seconds * 1000;
  return Math.abs(atMs) <= LAST_DATE_MS ? new Date(atMs).toISOString() : String(seconds);
}

function expiryFault({ exp, provider, now }: JudgeCase): Fault | null {
  const tolerance = provider.clockToleranceSeconds;
  if (typeof exp === 'number' && Number.isFinite(exp)) {
    return now - tolerance < exp ? null : expired(exp, now, tolerance);
  }
  if (exp !== undefined) return notATime('exp', exp);
  return faultOf('MISSING_CLAIM', 'The token has no expiry (exp).', { expected: 'exp' });
}

function expired(exp: number, now: number, tolerance: number): Fault {
  const ago = now - exp;
  const message = `It expired at ${showTime(exp)}, ${showDuration(ago * 1000)} before this check; the tolerance is ${tolerance} s.`;
  return faultOf('TOKEN_EXPIRED', message, {
    expected: `after ${showTime(now - tolerance)}`,
    actual: showTime(exp),
    nearMiss: ago < COMMON_TOLERANCE ? 'tolerated_by_others' : null,
  });
}

function notATime(name: string, value: unknown): Fault {
  const what = typeof value === 'number' ? 'a number without bounds' : kindOf(value);
  const message = `${name} must be a time in seconds since 1970, and is ${what}.`;
  return faultOf('INVALID_CLAIM', message, { expected: 'a number', actual: what });
}

/** What a JSON value is, in words. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return String(value);
  return value === null ? 'null' : 'an object';
}

function aheadFault(judged: JudgeCase, name: 'nbf' | 'iat', words: string): Fault | null {
  const { provider, now } = judged;
  const at = judged[name];
  if (at === undefined) return null;
  if (typeof at !== 'number' || !Number.isFinite(at)) return notATime(name, at);
  const tolerance = provider.clockToleranceSeconds;
  if (at > now + tolerance) return ahead(at, now, tolerance, words);
  if (at <= endOf(judged)) return null;
  const message = `${words} ${showTime(at)}, which is after its expiry; such a token is never valid.`;
  return faultOf('INVALID_CLAIM', message, { actual: showTime(at) });
}

function ahead(at: number, now: number, tolerance: number, words: string): Fault {
  const message = `${words} ${showTime(at)}, ${showDuration((at - now) * 1000)} after this check; the tolerance is ${tolerance} s.`;
  return faultOf('TOKEN_NOT_YET_VALID', message, {
    expected: `at most ${showTime(now + tolerance)}`,
    actual: showTime(at),
    nearMiss: nearMissOfAhead(at, now),
  });
}

function nearMissOfAhead(at: number, now: number): NearMiss | null {
  if (at >= MILLISECONDS_FROM) return 'milliseconds';
  return at - now <= COMMON_TOLERANCE ? 'tolerated_by_others' : null;
}

/** `exp` when it is a number, else an end that never comes. */
function endOf({ exp }: JudgeCase): number {
  return typeof exp === 'number' ? exp : Number.POSITIVE_INFINITY;
}
