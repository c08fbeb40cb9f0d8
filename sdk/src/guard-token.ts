import { type BearerToken, bearerTokenOf } from '@/lib/core/tokens/bearer-token';

/** What servers of Node tell of the headers of a request. */
export interface NodeHeaders {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Names and values in turns; absent in requests that were made up. */
  readonly rawHeaders?: readonly string[];
}

/** Reads the token of a request; Node keeps only the first of several `Authorization` headers, so they are counted. */
export function tokenOfHeaders({ headers, rawHeaders = [] }: NodeHeaders): BearerToken {
  const sent = rawHeaders.filter((name, at) => at % 2 === 0 && isAuthorization(name));
  if (sent.length > 1) return SENT_TWICE;
  return tokenOfHeader(headers.authorization);
}

/** Reads the value of `Authorization`, which may be anything: a text, a list of them, or nothing. */
export function tokenOfHeader(value: unknown): BearerToken {
  if (value === undefined || value === null) return NOT_SENT;
  return typeof value === 'string' ? bearerTokenOf(value) : SENT_TWICE;
}

/** What a product's own way of getting tokens gave. */
export function tokenOfGetter(given: unknown): BearerToken {
  return typeof given === 'string' && given !== '' ? { token: given } : NOT_SENT;
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}

const NOT_SENT = bearerTokenOf('');
const SENT_TWICE: BearerToken = {
  token: null,
  tried: true,
  detail: 'Invalid Authorization header: it must be sent once.',
};
