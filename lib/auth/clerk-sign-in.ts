import { auth } from '@clerk/nextjs/server';
import { clerkVisitor } from './clerk';
import { signInReturn } from './clerk-sign-in-return';
import { revokeAtClerk } from './clerk-sign-out';
import { consoleOrigin } from './request-origin';

/**
 * Redirects to Clerk's sign-in page, which leads back to `next`, a path of this console. Comes back
 * only where the address of this console is unknown, for then Clerk could not lead back.
 */
export async function redirectToClerk(next: string): Promise<'no address'> {
  const returnBackUrl = signInReturn(next, await consoleOrigin());
  if (returnBackUrl === null) return 'no address';
  const who = await clerkVisitor();
  // Signed out here while Clerk did not answer: it would bring back the session that is over.
  if (who.kind === 'ended') await revokeAtClerk(who.identity);
  const { redirectToSignIn } = await auth();
  return redirectToSignIn({ returnBackUrl });
}
