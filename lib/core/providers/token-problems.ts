import type { GuideProblem } from './guide';

/** Codes with which a token is refused, in the order in which a guide explains them. */
export const TOKEN_CODES = [
  'INVALID_ISSUER',
  'INVALID_AUDIENCE',
  'INVALID_AUTHORIZED_PARTY',
  'TOKEN_EXPIRED',
  'TOKEN_NOT_YET_VALID',
  'JWKS_FETCH_FAILED',
  'KEY_NOT_FOUND',
  'KEY_REJECTED',
  'INVALID_SIGNATURE',
  'ALGORITHM_NOT_ALLOWED',
  'MISSING_CLAIM',
  'INVALID_CLAIM',
  'INVALID_TOKEN_TYPE',
  'MALFORMED_TOKEN',
  'UNSUPPORTED_HEADER',
  'TOKEN_TOO_LARGE',
] as const;
export type TokenCode = (typeof TOKEN_CODES)[number];

/** Whether a problem is one of a code; others are symptoms and have a name. */
export function isProblemCode(id: string): boolean {
  return /^[A-Z_]+$/.test(id);
}

/** What a problem says. */
export interface ProblemWords {
  readonly summary: string;
  /** What happened, in a sentence or two. */
  readonly text: string;
  /** Causes with their remedies, the likeliest first. */
  readonly causes?: readonly string[];
}

/** A problem of a guide made of its words. */
export function problemOf(id: string, title: string, words: ProblemWords): GuideProblem {
  const { summary, text, causes = [] } = words;
  return {
    id,
    title,
    summary,
    blocks: [{ kind: 'text', text }, ...(causes.length > 0 ? [listOf(causes)] : [])],
  };
}

function listOf(items: readonly string[]) {
  return { kind: 'list' as const, items };
}

/** What was tried before a key counts as unknown, and what an operator can do about it. */
export const KEYS_FETCHED_ANEW =
  'Keys are used for about ten minutes. A token that names an unknown one has them fetched anew, at most once in 30 seconds, before it is refused; **Refresh keys** on the provider’s page fetches them at once.';

/** How long keys of before stand in while new ones cannot be had. */
export const KEYS_KEPT_AN_HOUR =
  'Keys of before stand in for an hour while the provider does not answer; none were at hand. The token may be fine: the request can be repeated.';

/** The codes that mean the same whoever made the token. */
const COMMON = {
  KEY_REJECTED: {
    summary: 'a key that must not be used',
    text: 'The key that the token names is published, but refused: too weak, made for encryption, made for another algorithm, listed twice, or with its private half in public. Run Test Connection; the list of keys says which and why.',
  },
  INVALID_CLAIM: {
    summary: 'a claim of the wrong form',
    text: 'A claim is there but not what it must be: a time that is not a number, a `sub` that is empty or longer than 255 characters, an `aud` that is neither text nor a list of texts. Look for a customisation at the provider that writes it.',
  },
  UNSUPPORTED_HEADER: {
    summary: 'crit, b64 or zip',
    text: 'The header asks for an extension (`crit`, `b64`, `zip`) that an ordinary token does not have. The token was made for another purpose.',
  },
  TOKEN_TOO_LARGE: {
    summary: 'over 64 KiB',
    text: 'The token is larger than 64 KiB or nested more than 32 levels deep. Take long lists, such as all groups of a user, out of it and send a short claim in their place.',
  },
} as const satisfies Partial<Record<TokenCode, ProblemWords>>;

/** The codes that each type explains in its own words. */
export type OwnCode = Exclude<TokenCode, keyof typeof COMMON>;

/** The problems of every code, in order: a type's own words, and the common ones. */
export function tokenProblems(
  own: Readonly<Record<OwnCode, ProblemWords>>,
): readonly GuideProblem[] {
  const words: Readonly<Record<TokenCode, ProblemWords>> = { ...COMMON, ...own };
  return TOKEN_CODES.map((code) => problemOf(code, code, words[code]));
}
