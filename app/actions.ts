'use server';

import { cookies } from 'next/headers';
import * as z from 'zod/mini';
import { THEME_COOKIE, THEMES } from '@/components/shell/theme';
import { signOut as endSession } from '@/lib/auth/current-operator';
import { ok } from '@/lib/core/result';
import { gateAction } from '@/lib/web/action';

const YEAR_SECONDS = 31_536_000;

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
