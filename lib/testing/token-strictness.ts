import type { VerdictCode } from '@/lib/core/tokens/verdict';
import { depthOf, type LenientToken, namesTwice } from './lenient-token';
import type { TokenCase } from './token-oracle';

/** A rule by which we refuse what jose accepts, found in a token without the code that is tested. */
export interface Strictness {
  readonly name: string;
  readonly codes: readonly VerdictCode[];
  readonly holds: (given: TokenCase, read: LenientToken) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const secondsOf = ({ now }: TokenCase) => Math.floor(now / 1000);

/** All of them: nothing else may set the two verdicts apart. */
export const STRICTER: readonly Strictness[] = [
  {
    name: 'white space or padding in base64url',
    codes: ['MALFORMED_TOKEN'],
    holds: ({ token }) => /[^\w.-]/.test(token),
  },
  {
    name: 'spare bits in base64url',
    codes: ['MALFORMED_TOKEN'],
    holds: ({ token }) =>
      !/[^\w.-]/.test(token) &&
      token
        .split('.')
        .some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part),
  },
  {
    name: 'a name given twice',
    codes: ['MALFORMED_TOKEN'],
    holds: (_, { texts }) => texts.some(namesTwice),
  },
  {
    name: 'a byte order mark',
    codes: ['MALFORMED_TOKEN'],
    holds: (_, { marked }) => marked,
  },
  {
    name: 'more than 64 KiB',
    codes: ['TOKEN_TOO_LARGE'],
    holds: ({ token }) => token.length > 65_536,
  },
  {
    name: 'more than 32 levels',
    codes: ['TOKEN_TOO_LARGE'],
    holds: (_, { header, claims }) => depthOf(header) > 32 || depthOf(claims) > 32,
  },
  {
    name: 'crit, b64 or zip',
    codes: ['UNSUPPORTED_HEADER', 'MALFORMED_TOKEN'],
    holds: (_, { header }) => ['crit', 'b64', 'zip'].some((name) => Object.hasOwn(header, name)),
  },
  {
    name: 'a key ID that two keys share',
    codes: ['KEY_REJECTED', 'KEY_NOT_FOUND'],
    // Neither of them is used, so a token that names no key finds neither.
    holds: ({ published }, { header: { kid } }) =>
      published.some(
        (key, at) =>
          isText(key.kid) &&
          (kid === undefined || kid === key.kid) &&
          published.slice(at + 1).some((other) => other.kid === key.kid),
      ),
  },
  {
    name: 'a time that is not finite',
    codes: ['INVALID_CLAIM'],
    holds: (_, { claims }) =>
      ['exp', 'nbf', 'iat'].some(
        (name) => Math.abs(Number(claims[name])) === Number.POSITIVE_INFINITY,
      ),
  },
  {
    name: 'issued in the future',
    codes: ['TOKEN_NOT_YET_VALID'],
    holds: (given, { claims: { iat } }) =>
      typeof iat === 'number' &&
      Number.isFinite(iat) &&
      iat > secondsOf(given) + given.provider.clockToleranceSeconds,
  },
  {
    name: 'a subject that is null',
    codes: ['MISSING_CLAIM'],
    holds: (_, { claims: { sub } }) => sub === null,
  },
  {
    name: 'a required claim that is null',
    codes: ['MISSING_CLAIM'],
    holds: ({ provider }, { claims }) =>
      provider.requiredClaims.some((name) => claims[name] === null),
  },
  {
    name: 'a subject that is no text of 1 to 255 characters',
    codes: ['INVALID_CLAIM'],
    holds: (_, { claims: { sub } }) =>
      sub !== null && (!isText(sub) || sub.length === 0 || sub.length > 255),
  },
  {
    name: 'an audience that is no text, beside ours',
    codes: ['INVALID_CLAIM', 'INVALID_AUDIENCE'],
    holds: (_, { claims: { aud } }) => Array.isArray(aud) && !aud.every(isText),
  },
  {
    name: 'an authorized party that is not ours',
    codes: ['INVALID_AUTHORIZED_PARTY', 'INVALID_CLAIM'],
    holds: ({ provider }, { claims: { azp } }) => {
      if (provider.azpRule === 'off') return false;
      if (azp === undefined || azp === null) return provider.azpRule === 'required';
      return !provider.authorizedParties.some((party) => party === azp);
    },
  },
  {
    name: 'a time after the expiry, although the tolerance would let both pass',
    codes: ['INVALID_CLAIM'],
    holds: (_, { claims: { iat, nbf, exp } }) =>
      [iat, nbf].some((at) => typeof at === 'number' && Number.isFinite(at) && at > Number(exp)),
  },
  {
    name: 'a type or content type that is no text',
    codes: ['MALFORMED_TOKEN'],
    holds: (_, { header }) =>
      ['typ', 'cty'].some((name) => Object.hasOwn(header, name) && !isText(header[name])),
  },
  {
    name: 'content that says it is a token',
    codes: ['MALFORMED_TOKEN'],
    holds: (_, { header: { cty } }) => isText(cty) && /^(?:application\/)?jwt$/i.test(cty),
  },
  {
    name: 'a token of another kind',
    codes: ['INVALID_TOKEN_TYPE'],
    holds: ({ provider }, read) => isNever(read) || isOther(kindOf(read), provider.tokenKind),
  },
  {
    name: 'an ID token without a time of issue',
    codes: ['MISSING_CLAIM'],
    holds: ({ provider }, { claims: { iat } }) => provider.tokenKind === 'id' && iat === undefined,
  },
];

const typeOf = ({ header: { typ } }: LenientToken) =>
  isText(typ) ? typ.toLowerCase().replace('application/', '') : '';

const isNever = (read: LenientToken) => /^(?:logout|dpop|secevent)\+jwt$/.test(typeOf(read));

/** What a token is by its type, else by claims that one kind alone has. */
function kindOf(read: LenientToken): 'access' | 'id' | null {
  if (typeOf(read) === 'at+jwt') return 'access';
  if (Object.hasOwn(read.claims, 'nonce')) return 'id';
  const isAccess = ['scope', 'permissions'].some((name) => Object.hasOwn(read.claims, name));
  return isAccess ? 'access' : null;
}

function isOther(kind: 'access' | 'id' | null, wanted: 'any' | 'access' | 'id'): boolean {
  return wanted !== 'any' && kind !== null && kind !== wanted;
}
