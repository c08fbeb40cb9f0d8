import { TOKEN_CODES } from '../providers/token-problems';
import { MACHINE_KEY_CODES, type VerdictCode } from './verdict';

/** How often tokens were refused with a code. */
export interface CodeCount {
  readonly code: VerdictCode;
  readonly count: number;
}

/** The verdicts of 24 hours. */
export interface DayOfVerdicts {
  readonly accepted: number;
  readonly refused: number;
  /** The codes of the refused ones, most frequent first. */
  readonly codes: readonly CodeCount[];
}

/** A day without a verdict. */
export const NO_VERDICTS: DayOfVerdicts = { accepted: 0, refused: 0, codes: [] };

/** Tokens and machine keys that no provider was asked about, by what kept them from it. */
export interface UnclaimedTokens {
  /** They named an issuer that no enabled provider has. */
  readonly unknownIssuer: number;
  /** They could not be read as a token. */
  readonly unreadable: number;
}

const CODES: ReadonlySet<string> = new Set([...TOKEN_CODES, ...MACHINE_KEY_CODES]);

function isVerdictCode(code: string): code is VerdictCode {
  return CODES.has(code);
}

/** A day put together from stored counts by code; `VALID` are those that were accepted. */
export function dayOfVerdicts(
  counts: readonly { readonly code: string; readonly count: number }[],
): DayOfVerdicts {
  const codes = counts
    .flatMap(({ code, count }) => (isVerdictCode(code) ? [{ code, count }] : []))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const accepted = counts.find(({ code }) => code === 'VALID')?.count ?? 0;
  return { accepted, refused: codes.reduce((sum, { count }) => sum + count, 0), codes };
}

/** What of a day without a provider is said of tokens; machine keys are not. */
export function unclaimedTokens({ codes }: DayOfVerdicts): UnclaimedTokens {
  const of = (wanted: readonly VerdictCode[]) =>
    codes.reduce((sum, { code, count }) => (wanted.includes(code) ? sum + count : sum), 0);
  return {
    unknownIssuer: of(['INVALID_ISSUER']),
    unreadable: of(TOKEN_CODES.filter((code) => code !== 'INVALID_ISSUER')),
  };
}
