'use server';

import { readBrowserMark, writeBrowserMark } from '@/lib/auth/browser-mark';
import { readSessionCookie, writeSessionCookie } from '@/lib/auth/session-cookie';
import { signInSchema } from '@/lib/core/access/credentials';
import { ok } from '@/lib/core/result';
import { setUpSchema } from '@/lib/core/workspaces/set-up-form';
import { setUpInstance } from '@/lib/usecases/set-up-instance';
import { signIn as admit } from '@/lib/usecases/sign-in';
import { gateAction } from '@/lib/web/action';
import { userAgent } from '@/lib/web/request';

/** Signs in and gives the browser its session. */
export const signIn = gateAction({
  schema: signInSchema,
  run: async (origin, input) => {
    const result = await admit(input, {
      origin,
      userAgent: await userAgent(),
      sessionToken: await readSessionCookie(),
      browserMark: await readBrowserMark(),
    });
    if (!result.ok) return result;
    await writeSessionCookie(result.value.sessionToken);
    await writeBrowserMark(result.value.browserMark);
    return ok({});
  },
});

/** Makes owner and first workspace, and signs the owner in. */
export const setUp = gateAction({
  schema: setUpSchema,
  run: async (origin, input) => {
    const result = await setUpInstance(input, { origin, userAgent: await userAgent() });
    if (!result.ok) return result;
    await writeSessionCookie(result.value.sessionToken);
    await writeBrowserMark(result.value.browserMark);
    return ok({ workspaceSlug: result.value.workspaceSlug });
  },
});
