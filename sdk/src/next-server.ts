import type { BearerToken } from '@/lib/core/tokens/bearer-token';
import type { CheckInput } from './answers';
import type { Auth } from './auth';
import { ClaimcheckError } from './errors';
import type { GuardClient } from './guard-client';
import type { TokenGetter } from './guard-options';
import { tokenOfGetter, tokenOfHeader } from './guard-token';
import { verifyForGuard } from './guard-verify';

/** A token that is at hand; absent: it is read as the guards read it. Null or undefined: nobody is signed in. */
export interface GivenToken {
  readonly token?: string | null | undefined;
}

/** For server components and server actions, where there is nothing to answer with. */
export interface ServerSide {
  /** Who calls; null: there is no token, or it is refused. Rejects where nothing is known of it. */
  readonly auth: (given?: GivenToken) => Promise<Auth | null>;
  /** Whether the policies allow something; false without a good token. Rejects where that is not known. */
  readonly can: (question: CheckInput & GivenToken) => Promise<boolean>;
}

/** Asks `client` in server components; `getter` takes the place of the `Authorization` header. */
export function serverSide(client: GuardClient, getter: TokenGetter<[]> | undefined): ServerSide {
  return {
    auth: async (given = {}) => {
      const { token } = await presented(given, getter);
      if (token === null) return null;
      const verified = await verifyForGuard(client, token);
      if (verified.auth === null) mustBeKnown(verified.refused.code);
      return verified.auth;
    },
    can: async (question) => {
      const { token } = await presented(question, getter);
      if (token === null) return false;
      const { data } = await client.checkAuthorization({ ...question, token });
      mustBeKnown(data.reason);
      return data.allowed === true;
    },
  };
}

async function presented(
  given: GivenToken,
  getter: TokenGetter<[]> | undefined,
): Promise<BearerToken> {
  // A session without a token is signed out, whatever a header says.
  if ('token' in given) return tokenOfGetter(given.token);
  if (getter !== undefined) return tokenOfGetter(await getter());
  // Only inside of Next, and so not loaded before. With its ending, as plain Node finds it.
  const { headers } = await import('next/headers.js');
  return tokenOfHeader((await headers()).get('authorization'));
}

function mustBeKnown(code: string): void {
  if (code !== 'JWKS_FETCH_FAILED') return;
  throw new ClaimcheckError('The keys of the provider of this token cannot be had.', { code });
}
