import { ClaimcheckError } from './errors';
import type { RemoteAnswer } from './remote-attempt';

/** Sends a body to a path of the api; rejects with `ClaimcheckError`. */
export type PostTo = (path: string, body: object) => Promise<RemoteAnswer>;

/** It has the form of no token, so that nothing is found out or counted about anybody. */
const NO_TOKEN = 'ready';

/**
 * Asks the api what only a good key of this workspace is answered: with the scope `verify`, or else with `authorize`.
 * Rejects with what a call would reject with. Decides nothing.
 */
export async function askReady(post: PostTo): Promise<RemoteAnswer | null> {
  try {
    return await post('/v1/verify', { token: NO_TOKEN });
  } catch (error) {
    if (codeOf(error) !== 'FORBIDDEN') throw error;
    return askAuthorized(post, error);
  }
}

/** A key without either scope is refused before the question is looked at, which lacks its resource. */
async function askAuthorized(post: PostTo, refused: unknown): Promise<null> {
  try {
    await post('/v1/check-authorization', { token: NO_TOKEN });
  } catch (error) {
    if (error instanceof ClaimcheckError && 'resource' in error.fields) return null;
    throw codeOf(error) === 'FORBIDDEN' ? refused : error;
  }
  throw refused;
}

function codeOf(error: unknown): string | null {
  return error instanceof ClaimcheckError ? error.code : null;
}
