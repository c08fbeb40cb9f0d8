'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import * as z from 'zod/mini';
import { THEME_COOKIE, THEMES } from '@/components/shell/theme';
import { signOut as endSession } from '@/lib/auth/current-operator';
import type { ActionResult } from '@/lib/core/action-result';
import { ok } from '@/lib/core/result';
import { operatorAction } from '@/lib/web/action';

const YEAR_SECONDS = 31_536_000;

const keepTheme = operatorAction({
  schema: z.strictObject({ theme: z.enum(THEMES) }),
  run: async (_caller, { theme }) => {
    (await cookies()).set(THEME_COOKIE, theme, {
      path: '/',
      maxAge: YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
    });
    return ok({ theme });
  },
});

/** Remembers a theme in a cookie for a year. */
export async function setTheme(
  slug: string,
  theme: unknown,
): Promise<ActionResult<{ theme: string }>> {
  return keepTheme(slug, { theme });
}

const leave = operatorAction({
  schema: z.strictObject({}),
  run: async (caller) => ok(await endSession(caller)),
});

/** Ends the session. Whoever has none any more is led to the sign-in page just the same. */
export async function signOut(slug: string): Promise<void> {
  const result = await leave(slug, {});
  if (result.ok || result.failure.code === 'UNAUTHENTICATED') redirect('/sign-in');
}
