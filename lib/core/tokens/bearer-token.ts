/** The token of a request as its `Authorization` header presents it, or why there is none to judge. */
export type BearerToken =
  | { readonly token: string }
  | {
      readonly token: null;
      /** Whether somebody tried: RFC 6750, section 3.1 names an error then, and none otherwise. */
      readonly tried: boolean;
      /** In the words that Griddy's clients compare. */
      readonly detail: string;
    };

/**
 * Reads `Bearer …` (RFC 6750, section 2.1; the scheme in any case); other schemes are none of ours, as if
 * nothing had been sent.
 */
export function bearerTokenOf(authorization: string): BearerToken {
  const words = authorization.split(/\s+/).filter((word) => word !== '');
  const [scheme = '', token = null] = words;
  if (scheme.toLowerCase() !== 'bearer') return NOT_PROVIDED;
  if (token === null) return NO_CREDENTIALS;
  return words.length > 2 ? WITH_SPACES : { token };
}

const NOT_PROVIDED: BearerToken = {
  token: null,
  tried: false,
  detail: 'Authentication credentials were not provided.',
};
const NO_CREDENTIALS: BearerToken = {
  token: null,
  tried: false,
  detail: 'Invalid Authorization header: no credentials provided.',
};
const WITH_SPACES: BearerToken = {
  token: null,
  tried: true,
  detail: 'Invalid Authorization header: token must not contain spaces.',
};
