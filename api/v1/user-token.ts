import type { FastifyRequest } from 'fastify';

/** The token of a user as his request presents it, or why there is none to judge. */
export type UserToken =
  | { readonly token: string }
  | {
      readonly token: null;
      /** Whether he tried: RFC 6750, section 3.1 names an error then, and none otherwise. */
      readonly tried: boolean;
      /** In the words that Griddy's clients compare. */
      readonly detail: string;
    };

/** Reads `Authorization: Bearer …`; other schemes are none of ours, as if nothing had been sent. */
export function userTokenOf({ headers }: FastifyRequest): UserToken {
  const words = (headers.authorization ?? '').split(/\s+/).filter((word) => word !== '');
  const [scheme = '', token = null] = words;
  if (scheme.toLowerCase() !== 'bearer') return NOT_PROVIDED;
  if (token === null) return NO_CREDENTIALS;
  return words.length > 2 ? WITH_SPACES : { token };
}

const NOT_PROVIDED: UserToken = {
  token: null,
  tried: false,
  detail: 'Authentication credentials were not provided.',
};
const NO_CREDENTIALS: UserToken = {
  token: null,
  tried: false,
  detail: 'Invalid Authorization header: no credentials provided.',
};
const WITH_SPACES: UserToken = {
  token: null,
  tried: true,
  detail: 'Invalid Authorization header: token must not contain spaces.',
};
