'use server';

import { currentToken } from '@/lib/auth/current-token';
import { sessionTokenSchema } from '@/lib/core/access/session-token-form';
import { ok } from '@/lib/core/result';
import { operatorAction } from '@/lib/web/action';

/**
 * The token of the operator's own session with Clerk, for the field of this browser. Needs no
 * permission: whoever has the session has its token.
 */
export const ownSessionToken = operatorAction({
  schema: sessionTokenSchema,
  run: async (_, { template }) => {
    const token = await currentToken(template);
    return token.ok ? ok({ token: token.value }) : token;
  },
});
