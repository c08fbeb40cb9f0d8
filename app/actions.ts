'use server';

import * as z from 'zod/mini';
import { signOut as endSession } from '@/lib/auth/current-operator';
import { ok } from '@/lib/core/result';
import { gateAction } from '@/lib/web/action';

/** Ends the session of this browser, if there is one. */
export const signOut = gateAction({
  schema: z.strictObject({}),
  run: async (origin) => {
    await endSession(origin);
    return ok({});
  },
});
