import { decodeToken } from '@/lib/core/tokens/decode-token';
import { describeProblem } from '@/lib/core/tokens/describe-problem';

/** The issuer that a pasted text leads to. */
export interface FoundIssuer {
  /** Empty when none was found. */
  readonly issuer: string;
  /** One sentence about what was made of the text; null when it was taken as it is. */
  readonly made: string | null;
  /** Why no issuer was found; null when nothing more is known. */
  readonly problem: string | null;
}

/** Reads a pasted token, with or without `Bearer` before it, for its issuer alone. */
export function issuerOfToken(text: string): FoundIssuer {
  const result = decodeToken(text.trim().replace(/^bearer\s+/i, ''));
  if (!result.ok) return { issuer: '', made: null, problem: describeProblem(result.problem).title };
  const { iss } = result.decoded.payload.value;
  if (typeof iss !== 'string' || iss === '') {
    return { issuer: '', made: null, problem: 'This token names no issuer (iss).' };
  }
  return { issuer: iss, made: `A token from ${iss}.`, problem: null };
}
