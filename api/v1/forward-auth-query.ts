import type { FastifyRequest } from 'fastify';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { permissionsIn, readVerifyQuery, type VerifyQuery } from './verify-query';

/** What a proxy writes into `X-Claimcheck-Permission` to say that any good token will do. */
export const NO_PERMISSION = '-';

/** What is asked at `/v1/forward-auth` itself: by the address, and by the header, which adds to it. */
export function readProxyQuery(request: FastifyRequest): Result<VerifyQuery> {
  // The router ends the path there too, so that what follows would be asked for and never read.
  if (request.raw.url?.includes('#') === true) {
    return invalidInput({ '#': [FRAGMENT] }, FRAGMENT);
  }
  const query = readVerifyQuery(request);
  const named = permissionsOfHeader(request);
  if (!query.ok || named === null) return query;
  if (!named.ok) return named;
  return ok({ ...query.value, permissions: [...(query.value.permissions ?? []), ...named.value] });
}

/**
 * What is asked where the address goes on with that of the user's request: by the header alone, which
 * has to be there. The query is the user's and says nothing here, whatever it holds.
 */
export function readQueryBehind(request: FastifyRequest): Result<VerifyQuery> {
  const named = permissionsOfHeader(request) ?? HEADER_ABSENT;
  return named.ok ? ok({ permissions: named.value, detail: false }) : named;
}

/** Null: the header is not there. */
function permissionsOfHeader({ headers }: FastifyRequest): Result<readonly string[]> | null {
  const said = headers['x-claimcheck-permission'];
  if (said === undefined) return null;
  const named = permissionsIn(typeof said === 'string' ? said : said.join(' '));
  // A proxy that fills it in with nothing wants something, and would get everything.
  if (named.length === 0) return wrongHeader(NOTHING_NAMED);
  if (!named.includes(NO_PERMISSION)) return ok(named);
  return named.length === 1 ? ok([]) : wrongHeader(NONE_AND_SOME);
}

const FRAGMENT = 'Leave # and what follows it out of this address.';
const NOTHING_NAMED = 'Name a permission in X-Claimcheck-Permission, or - for none.';
const NONE_AND_SOME = 'Name permissions in X-Claimcheck-Permission, or - alone for none.';
const HEADER_ABSENT = wrongHeader(
  'Behind this address the query is the user’s. Set X-Claimcheck-Permission to the permissions, or to - for none.',
);

function wrongHeader(message: string): Result<never> {
  return invalidInput({ 'x-claimcheck-permission': [message] }, message);
}
