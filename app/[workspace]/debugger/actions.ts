'use server';

import * as z from 'zod/mini';
import { currentToken } from '@/lib/auth/current-token';
import { sessionTokenSchema } from '@/lib/core/access/session-token-form';
import { ok } from '@/lib/core/result';
import { checkToken, checkTokenSchema } from '@/lib/usecases/check-token';
import { getCheckKeys } from '@/lib/usecases/get-check-keys';
import { refreshKeys } from '@/lib/usecases/refresh-keys';
import { versionedTarget } from '@/lib/usecases/versioned-target';
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

/** The rules and public keys of a provider, for the browser to judge a token by. */
export const checkKeys = operatorAction({
  schema: z.strictObject({ providerId: versionedTarget.id, refetch: z.boolean() }),
  run: getCheckKeys,
});

/** Has the keys of a provider fetched anew, in every process. */
export const refreshCheckKeys = operatorAction({
  schema: z.strictObject({ id: versionedTarget.id }),
  run: refreshKeys,
});

/** Judges a token here, for a browser that cannot; it is forgotten with the answer. */
export const checkPasted = operatorAction({ schema: checkTokenSchema, run: checkToken });
