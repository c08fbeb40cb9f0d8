import { auth } from '@clerk/nextjs/server';
import { clerkVisitor } from './clerk';
import { revokeAtClerk } from './clerk-sign-out';
import { consoleOrigin } from './request-origin';

/** Redirects to Clerk's sign-in page, which leads back to `next`, a path of this console. */
export async function redirectToClerk(next: string): Promise<never> {
  const who = await clerkVisitor();
  // Signed out here while Clerk did not answer: it would bring back the session that is over.
  if (who.kind === 'ended') await revokeAtClerk(who.identity);
  const { redirectToSignIn } = await auth();
  return redirectToSignIn({ returnBackUrl: new URL(next, (await consoleOrigin()) ?? undefined) });
}
