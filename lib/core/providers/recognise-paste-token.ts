import { decodeToken } from '../tokens/decode-token';
import { describeProblem } from '../tokens/describe-problem';
import type { FoundToken } from '../tokens/find-tokens';
import type { JsonObject } from '../tokens/json-value';
import { readPaste } from '../tokens/read-paste';
import type { TokenProblem } from '../tokens/token-problem';
import type { ProviderHints } from './definition';
import { NO_HINTS } from './hints';
import { isOrigin } from './origin';
import { type PasteRecognition, problem, recognised } from './recognise-paste-result';

const MAX_ISSUER = 2048;
const MAX_AUDIENCES = 10;

/** The tokens whose first part spells an object; a domain such as `eyes.example.com` is none. */
export function tokensIn(text: string): readonly FoundToken[] {
  const read = readPaste(text);
  return read.kind === 'tokens' ? read.tokens.filter(({ token }) => beginsObject(token)) : [];
}

function beginsObject(token: string): boolean {
  const found = decodeToken(token);
  if (found.ok) return true;
  const { problem: fault } = found;
  if (fault.kind === 'part' || fault.kind === 'too_deep') return fault.part !== 'header';
  return ['encrypted', 'nested', 'detached'].includes(fault.kind);
}

/** The provider that the tokens of a text are from; null where the text holds none. */
export function ofToken(text: string): PasteRecognition | null {
  const tokens = tokensIn(text).map(({ token }) => decodeToken(token));
  if (tokens.length === 0) return saysWhyNoToken(text);
  const claims = tokens.flatMap((found) => (found.ok ? [found.decoded.payload.value] : []));
  const [first] = tokens;
  if (claims.length === 0 && first !== undefined && !first.ok) {
    return unreadable(first.problem);
  }
  const named = claims.find(({ iss }) => typeof iss === 'string' && iss !== '');
  if (named === undefined) {
    return problem('This token names no issuer (iss), so it belongs to no provider.');
  }
  return fromClaims(
    String(named.iss),
    claims.filter(({ iss }) => iss === named.iss),
  );
}

/** Where the text wants to be a token but is none; null where it may be something else. */
function saysWhyNoToken(text: string): PasteRecognition | null {
  const read = readPaste(text);
  if (read.kind === 'too_large') return problem('This is too long: at most 256 KiB are read.');
  if (!/^(?:authorization|bearer|dpop|curl)\b|^e[wy][\w-]{6,}\.e[wy]/i.test(text)) return null;
  const [first] = read.kind === 'tokens' ? read.tokens : [];
  const decoded = first === undefined ? null : decodeToken(first.token);
  if (decoded === null || decoded.ok) return problem('No token was found in this text.');
  return unreadable(decoded.problem);
}

function unreadable(fault: TokenProblem): PasteRecognition {
  const { title, text } = describeProblem(fault);
  return problem(`${title}. ${text}`);
}

function fromClaims(issuer: string, claims: readonly JsonObject[]): PasteRecognition {
  if (issuer.length > MAX_ISSUER || !/^https?:\/\/[^\s\p{C}]+$/iu.test(issuer)) {
    return problem('The issuer (iss) of this token is no address, so there is nothing to ask.');
  }
  const audiences = unique(claims.flatMap(({ aud }) => (Array.isArray(aud) ? aud : [aud])));
  const hints: ProviderHints = {
    ...NO_HINTS,
    issuer,
    audiences,
    parties: unique(claims.map(({ azp }) => azp)).filter(isOrigin),
    ...(audiences.length === 0 && { withoutAudience: true }),
  };
  const found = recognised(hints, (so) => `A token from ${issuer}${so}.`);
  return found.ok ? { ...found, issuers: [issuer] } : found;
}

function unique(values: readonly unknown[]): readonly string[] {
  const texts = values.filter((value) => typeof value === 'string' && value.trim() !== '');
  return [...new Set(texts.map(String))]
    .filter((text) => text.length <= MAX_ISSUER)
    .slice(0, MAX_AUDIENCES);
}
