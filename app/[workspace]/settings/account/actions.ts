'use server';

import { writeBrowserMark } from '@/lib/auth/browser-mark';
import { writeSessionCookie } from '@/lib/auth/session-cookie';
import { signInElsewhere, signInMode } from '@/lib/auth/sign-in-mode';
import { changePasswordInputSchema } from '@/lib/core/access/change-password-form';
import { ok } from '@/lib/core/result';
import { changePassword as change } from '@/lib/usecases/change-password';
import { operatorAction } from '@/lib/web/action';
import { userAgent } from '@/lib/web/request';

/** Changes the password, ends every session and the mark of every known browser, and gives this browser new ones. */
export const changePassword = operatorAction({
  schema: changePasswordInputSchema,
  run: async (caller, input) => {
    if (signInMode() === 'clerk') return signInElsewhere();
    const result = await change(caller, { ...input, userAgent: await userAgent() });
    if (!result.ok) return result;
    await writeSessionCookie(result.value.sessionToken);
    await writeBrowserMark(result.value.browserMark);
    return ok({});
  },
});
