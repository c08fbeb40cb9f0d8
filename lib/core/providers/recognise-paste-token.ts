import { type DecodedToken, decodeToken } from '../tokens/decode-token';
import { describeProblem } from '../tokens/describe-problem';
import type { FoundToken } from '../tokens/find-tokens';
import { readPaste } from '../tokens/read-paste';
import type { TokenProblem } from '../tokens/token-problem';
import type { ProviderHints } from './definition';
import { type PasteRecognition, problem, recognised } from './recognise-paste-result';
import { claimHints, permissionHints, signatureHints, type TokenParts } from './token-hints';

const MAX_ISSUER = 2048;

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
  const read = tokens.flatMap((found) => (found.ok ? [partsOf(found.decoded)] : []));
  const [first] = tokens;
  if (read.length === 0 && first !== undefined && !first.ok) {
    return unreadable(first.problem);
  }
  const named = read.find(({ claims: { iss } }) => typeof iss === 'string' && iss !== '');
  if (named === undefined) {
    return problem('This token names no issuer (iss), so it belongs to no provider.');
  }
  const { iss } = named.claims;
  return fromTokens(
    String(iss),
    read.filter(({ claims }) => claims.iss === iss),
  );
}

function partsOf({ header, payload }: DecodedToken): TokenParts {
  return { header: header.value, claims: payload.value };
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

function fromTokens(issuer: string, tokens: readonly TokenParts[]): PasteRecognition {
  if (issuer.length > MAX_ISSUER || !/^https?:\/\/[^\s\p{C}]+$/iu.test(issuer)) {
    return problem('The issuer (iss) of this token is no address, so there is nothing to ask.');
  }
  const { sentence, ...signed } = signatureHints(tokens);
  const { offer, ...permissions } = permissionHints(tokens);
  const hints: ProviderHints = { ...claimHints(issuer, tokens), ...signed, ...permissions };
  const found = recognised(hints, (so) => `A token from ${issuer}${so}.${sentence}${offer}`);
  if (!found.ok) return found;
  const derived = found.issuers.includes(issuer);
  return {
    ...found,
    hints: derived ? found.hints : { ...found.hints, exactIssuer: issuer },
    issuers: [issuer],
  };
}
