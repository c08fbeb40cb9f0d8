'use server';

import { readBrowserMark, writeBrowserMark } from '@/lib/auth/browser-mark';
import { readSessionCookie, writeSessionCookie } from '@/lib/auth/session-cookie';
import { noClerkHere, signInElsewhere, signInMode } from '@/lib/auth/sign-in-mode';
import { visitor } from '@/lib/auth/visitor';
import { signInSchema } from '@/lib/core/access/credentials';
import { fail, ok } from '@/lib/core/result';
import { setUpSchema } from '@/lib/core/workspaces/set-up-form';
import { setUpWithIdentitySchema } from '@/lib/core/workspaces/set-up-with-identity-form';
import { setUpInstance } from '@/lib/usecases/set-up-instance';
import { setUpWithIdentity } from '@/lib/usecases/set-up-with-identity';
import { signIn as admit } from '@/lib/usecases/sign-in';
import { gateAction } from '@/lib/web/action';
import { userAgent } from '@/lib/web/request';

/** Signs in and gives the browser its session. */
export const signIn = gateAction({
  schema: signInSchema,
  run: async (origin, input) => {
    if (signInMode() === 'clerk') return signInElsewhere();
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
    if (signInMode() === 'clerk') return signInElsewhere();
    const result = await setUpInstance(input, { origin, userAgent: await userAgent() });
    if (!result.ok) return result;
    await writeSessionCookie(result.value.sessionToken);
    await writeBrowserMark(result.value.browserMark);
    return ok({ workspaceSlug: result.value.workspaceSlug });
  },
});

/** Makes owner and first workspace for whoever is signed in with Clerk. */
export const setUpWithClerk = gateAction({
  schema: setUpWithIdentitySchema,
  run: async (origin, input) => {
    if (signInMode() === 'password') return noClerkHere();
    const who = await visitor();
    if (who.kind !== 'stranger' || who.profile === null) {
      const message = 'Your session with Clerk has ended. Open the setup link again.';
      return fail({ code: 'UNAUTHENTICATED', message });
    }
    return setUpWithIdentity(input, { identity: who.identity, profile: who.profile }, origin);
  },
});
