'use server';

import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { changePasswordInputSchema } from '@/lib/core/access/change-password-form';
import { ok } from '@/lib/core/result';
import { changePassword as change } from '@/lib/usecases/change-password';
import { operatorAction } from '@/lib/web/action';
import { userAgent } from '@/lib/web/request';

/** Changes the password, ends every session, and gives this browser a new one. */
export const changePassword = operatorAction({
  schema: changePasswordInputSchema,
  run: async (caller, input) => {
    const result = await change(caller, { ...input, userAgent: await userAgent() });
    if (!result.ok) return result;
    await writeSessionCookie(result.value.sessionToken);
    return ok({});
  },
});
