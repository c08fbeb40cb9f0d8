import { type DecodedToken, type DecodeResult, decodeToken } from './decode-token';
import { describeProblem } from './describe-problem';
import { faultOf } from './fault';
import { readHeader, type TokenHeader } from './read-header';
import type { TokenProblem } from './token-problem';
import type { Fault } from './verdict';

/** A token taken apart and its header read, or why it cannot be. Nothing in it has been verified. */
export type OpenedToken =
  | { readonly ok: true; readonly decoded: DecodedToken; readonly header: TokenHeader }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Takes a token apart for judging. `read` may be a faster reader that accepts and refuses exactly
 * what `decodeToken` does. Never throws for anything in a token.
 */
export function openToken(
  token: string,
  read: (token: string) => DecodeResult = decodeToken,
): OpenedToken {
  const result = read(token);
  if (!result.ok) return { ok: false, fault: structureFault(token, result.problem) };
  const { decoded } = result;
  return { ok: true, decoded, header: readHeader(decoded.header.value) };
}

function structureFault(token: string, problem: TokenProblem): Fault {
  if (/^cc[km]_/.test(token)) {
    const message = 'This is a key of Claimcheck, not a token of a user.';
    return faultOf('MALFORMED_TOKEN', message, { nearMiss: 'api_key' });
  }
  const { title, text } = describeProblem(problem);
  return faultOf(problem.code, `${title}: ${text}`);
}
