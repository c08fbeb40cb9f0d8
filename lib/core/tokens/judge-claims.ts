import { isAbsent, readClaim } from '../claims/claim-path';
import { faultOf, quoted } from './fault';
import type { JudgeCase, Rule } from './judge-case';
import { kindOf } from './judge-times';
import { declaredTokenKind, guessTokenKind, type TokenKindGuess } from './token-kind';
import type { Fault } from './verdict';

const MAX_SUBJECT = 255;

/** `sub` is a text of 1 to 255 characters (RFC 7519, 4.1.2; OpenID Connect Core, 2). */
export const subjectRule: Rule = {
  check: 'subject',
  fault: ({ sub }) => subjectFault(sub),
  found: ({ sub }) => quoted(String(sub)),
};

/** The token is not of another kind than the provider states; some kinds never open anything. */
export const tokenKindRule: Rule = {
  check: 'token_kind',
  fault: kindFault,
  found: (judged) => {
    const { label } = guessTokenKind(judged.decoded.header.value, judged.claims);
    return judged.provider.tokenKind === 'any' ? `${label}; any kind is accepted` : label;
  },
};

/** Every claim that the provider requires is there and not null. */
export const requiredClaimsRule: Rule = {
  check: 'required_claims',
  fault({ claims, provider }) {
    const path = provider.requiredClaims.find((name) => isAbsent(readClaim(claims, name)));
    if (path === undefined) return null;
    const found =
      readClaim(claims, path) === null ? 'is null, which counts as absent' : 'is absent';
    const message = `The claim ${quoted(path)}, which this provider requires, ${found}.`;
    return faultOf('MISSING_CLAIM', message, { expected: path });
  },
  found: ({ provider: { requiredClaims } }) =>
    requiredClaims.length === 0 ? 'none are required' : requiredClaims.map(quoted).join(', '),
};

function subjectFault(sub: unknown): Fault | null {
  if (typeof sub === 'string' && sub !== '' && sub.length <= MAX_SUBJECT) return null;
  if (sub === undefined) {
    return faultOf('MISSING_CLAIM', 'The token names no subject (sub).', { expected: 'sub' });
  }
  const is = typeof sub === 'string' && sub !== '' ? `has ${sub.length}` : `is ${kindOf(sub)}`;
  return faultOf('INVALID_CLAIM', `sub must be a text of 1 to 255 characters, and ${is}.`);
}

/** Kinds that prove nothing about who calls, or must not leave the application. */
const NEVER: ReadonlySet<string> = new Set(['logout', 'event', 'proof', 'refresh']);

function kindFault(judged: JudgeCase): Fault | null {
  const { decoded, claims, provider } = judged;
  const declared = declaredTokenKind(decoded.header.value, claims);
  if (declared !== null && NEVER.has(declared.kind)) {
    const message = `This is a ${declared.label}, which is never accepted in place of a user’s token: ${declared.reasons.join(', ')}.`;
    return faultOf('INVALID_TOKEN_TYPE', message, { actual: declared.label });
  }
  return provider.tokenKind === 'any' ? null : statedKindFault(judged, provider.tokenKind);
}

const STATED = { access: 'access token', id: 'ID token' } as const;

function statedKindFault(judged: JudgeCase, stated: 'access' | 'id'): Fault | null {
  const { decoded, claims } = judged;
  const guess = guessTokenKind(decoded.header.value, claims);
  if (contradicts(guess, stated)) {
    const reasons = guess.reasons.join(', ');
    const message = `This provider accepts ${stated === 'id' ? 'ID' : 'access'} tokens only, and this is ${guess.kind === 'session' ? 'a' : 'an'} ${guess.label}: ${reasons}.`;
    const nearMiss = guess.kind === 'id' ? 'id_token' : 'access_token';
    return faultOf('INVALID_TOKEN_TYPE', message, {
      expected: STATED[stated],
      actual: guess.label,
      nearMiss,
    });
  }
  if (stated === 'access' || judged.iat !== undefined) return null;
  const message = 'The token does not say when it was issued (iat), which ID tokens must.';
  return faultOf('MISSING_CLAIM', message, { expected: 'iat' });
}

/** A kind that is only likely, by claims that both kinds may have, refuses nothing. */
function contradicts({ kind, strength }: TokenKindGuess, stated: 'access' | 'id'): boolean {
  return kind !== 'unknown' && kind !== stated && strength !== 'weak';
}
