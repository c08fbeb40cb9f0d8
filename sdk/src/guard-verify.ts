import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import type { WordedRefusal } from '@/lib/core/tokens/detail-style';
import type { AcceptedToken } from './answers';
import type { Auth } from './auth';
import type { GuardClient } from './guard-client';

/** Nothing is known of the parts of a token. */
export const UNKNOWN_PARTS = { check: null, actual: '', nearMiss: null } as const;

/** Who calls with a token, or why it is refused. Rejects as the client does. */
export async function verifyForGuard(
  client: GuardClient,
  token: string,
): Promise<{ readonly auth: Auth } | { readonly auth: null; readonly refused: WordedRefusal }> {
  // What is too large for any provider is not sent anywhere.
  if (token.length > MAX_TOKEN_BYTES) {
    return { auth: null, refused: { ...UNKNOWN_PARTS, code: 'TOKEN_TOO_LARGE' } };
  }
  const { data } = await client.verify(token);
  return data.valid === true ? { auth: authOf(token, data) } : { auth: null, refused: data };
}

function authOf(token: string, verdict: AcceptedToken): Auth {
  const { subject, permissions, claims, provider } = verdict;
  return { token, subject, permissions, claims, provider, verdict };
}
