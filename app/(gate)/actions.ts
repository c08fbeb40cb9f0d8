'use server';

import { cookies } from 'next/headers';
import * as z from 'zod/mini';
import { THEME_COOKIE, THEMES } from '@/components/shell/theme';
import { readBrowserMark, writeBrowserMark } from '@/lib/auth/browser-mark';
import { signOut as endSession } from '@/lib/auth/current-operator';
import { readSessionCookie, writeSessionCookie } from '@/lib/auth/session-cookie';
import { signInSchema } from '@/lib/core/access/credentials';
import { ok } from '@/lib/core/result';
import { setUpSchema } from '@/lib/core/workspaces/set-up-form';
import { setUpInstance } from '@/lib/usecases/set-up-instance';
import { signIn as admit } from '@/lib/usecases/sign-in';
import { gateAction } from '@/lib/web/action';
import { userAgent } from '@/lib/web/request';

const YEAR_SECONDS = 31_536_000;

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

/** Ends the session of this browser, if there is one. */
export const signOut = gateAction({
  schema: z.strictObject({}),
  run: async (origin) => {
    await endSession(origin);
    return ok({});
  },
});

/** Remembers the theme in this browser, for a year. */
export const setTheme = gateAction({
  schema: z.strictObject({ theme: z.enum(THEMES) }),
  run: async (_, { theme }) => {
    const flags = { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const;
    (await cookies()).set(THEME_COOKIE, theme, flags);
    return ok({ theme });
  },
});
