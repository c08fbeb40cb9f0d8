import type { JsonObject } from './json-value';
import { momentOf, readTime } from './read-time';
import { showDuration } from './relative-time';
import { guessMaker } from './token-maker';
import type { TokenWarning } from './token-warning';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
/** Clocks differ by a few seconds everywhere; only more than this is worth a word. */
const CLOCKS_DIFFER_MS = 5 * SECOND;
const LONG_LIFE_MS = 7 * DAY;

const TIMES = ['exp', 'nbf', 'iat', 'auth_time'] as const;

/** What is odd about the times of a token, seen at `nowMs` (milliseconds since 1970). */
export function timeWarnings(payload: JsonObject, nowMs: number): TokenWarning[] {
  return [
    ...expiry(payload, nowMs),
    ...ahead(payload, nowMs),
    ...lifetime(payload),
    ...units(payload),
  ];
}

/**
 * The last moment up to `nowMs` at which these warnings changed, `-Infinity` before the first. They
 * are the same then as now, so a page has to look again only when this moment changes.
 */
export function lastTimeChange(payload: JsonObject, nowMs: number): number {
  const ahead = [payload.nbf, payload.iat].map((value) => {
    const moment = momentOf(value);
    return moment === null ? null : moment - CLOCKS_DIFFER_MS;
  });
  const changes = [momentOf(payload.exp), ...ahead];
  return Math.max(
    Number.NEGATIVE_INFINITY,
    ...changes.filter((at) => at !== null).filter((at) => at <= nowMs),
  );
}

function expiry(payload: JsonObject, nowMs: number): TokenWarning[] {
  if (payload.exp === undefined || payload.exp === null) return [NO_EXPIRY];
  const expires = momentOf(payload.exp);
  if (expires === null || expires > nowMs) return [];
  const brief =
    guessMaker(payload) === 'Clerk'
      ? ' Clerk’s session tokens live 60 s, so a pasted one mostly has.'
      : '';
  const text = `It is no longer accepted. The rest can still be read.${brief}`;
  return [{ code: 'expired', tone: 'warning', title: 'Expired', text, claim: 'exp' }];
}

const NO_EXPIRY: TokenWarning = {
  code: 'no_exp',
  tone: 'bad',
  title: 'It never expires',
  text: 'There is no exp. Once stolen it would work for ever, so such a token is refused.',
  claim: 'exp',
};

function ahead(payload: JsonObject, nowMs: number): TokenWarning[] {
  const starts = momentOf(payload.nbf);
  const issued = momentOf(payload.iat);
  const warnings: TokenWarning[] = [];
  if (starts !== null && starts - nowMs > CLOCKS_DIFFER_MS) {
    const text =
      'nbf lies ahead. If it was issued just now, the clock of this computer or of the provider is wrong.';
    warnings.push({ code: 'not_yet', tone: 'warning', title: 'Not valid yet', text, claim: 'nbf' });
  }
  if (issued !== null && issued - nowMs > CLOCKS_DIFFER_MS) {
    const text = 'iat lies ahead: the clock of this computer or of the provider is wrong.';
    warnings.push({
      code: 'issued_ahead',
      tone: 'warning',
      title: 'Issued in the future',
      text,
      claim: 'iat',
    });
  }
  return warnings;
}

function lifetime(payload: JsonObject): TokenWarning[] {
  const issued = momentOf(payload.iat) ?? momentOf(payload.nbf);
  const expires = momentOf(payload.exp);
  if (issued === null || expires === null) return [];
  const life = expires - issued;
  if (life <= 0) return [BACKWARDS];
  if (life <= LONG_LIFE_MS) return [];
  const text = `From iat to exp it lives ${showDuration(life)}. It cannot be taken back in that time; minutes to hours are usual.`;
  return [
    { code: 'lifetime_long', tone: 'warning', title: 'It lives very long', text, claim: 'exp' },
  ];
}

const BACKWARDS: TokenWarning = {
  code: 'lifetime_backwards',
  tone: 'warning',
  title: 'It expires before it is issued',
  text: 'exp is not later than iat, so there is no moment at which it is valid.',
  claim: 'exp',
};

function units(payload: JsonObject): TokenWarning[] {
  return TIMES.flatMap((claim): TokenWarning[] => {
    const value = payload[claim];
    if (value === undefined || value === null) return [];
    const reading = readTime(value);
    if (reading.kind === 'time')
      return reading.unit === 'milliseconds' ? [milliseconds(claim)] : [];
    const title = `${claim} is not a time`;
    const text =
      'A time is a number of seconds since 1970. With anything else the token is refused.';
    return [{ code: 'time_type', tone: 'bad', title, text, claim }];
  });
}

function milliseconds(claim: string): TokenWarning {
  return {
    code: 'milliseconds',
    tone: 'warning',
    title: `${claim} is in milliseconds`,
    text: 'Tokens count in seconds. Read as seconds this date lies tens of thousands of years ahead: with exp such a token practically never expires.',
    claim,
  };
}
