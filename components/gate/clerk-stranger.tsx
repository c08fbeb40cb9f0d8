'use client';

import type { ActionResult } from '@/lib/core/action-result';
import { SignOutButton } from './sign-out-button';

interface ClerkStrangerProps {
  /** What Clerk knows the visitor by; null: no address. */
  email: string | null;
  /** Whether Clerk made sure that the address is the visitor's. */
  emailVerified: boolean;
  signOut: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
}

/** For somebody who is signed in with Clerk, and whom nobody gave access to this console. */
export function ClerkStranger({ email, emailVerified, signOut }: ClerkStrangerProps) {
  return (
    <div className="grid w-full max-w-110 justify-items-start gap-2">
      <h1 className="text-20">You have no access to this console</h1>
      <p className="text-ink-2 wrap-anywhere">
        {email === null
          ? 'You are signed in with Clerk, but nobody has given you access here.'
          : `You are signed in with Clerk as ${email}, but nobody has given you access here.`}{' '}
        Whoever runs Claimcheck can add you. Or sign out and come back as somebody else.
      </p>
      <p className="text-13 text-ink-3">
        For whoever runs it: <code className="font-mono">claimcheck operator create</code> on the
        server adds somebody; <code className="font-mono">claimcheck operator unlink</code> lets an
        operator whose account at Clerk was made anew in again.
      </p>
      {email === null || emailVerified ? null : (
        <p className="text-ink-2">
          Clerk has not verified this address yet. If you were added by it, verify it in your
          account at Clerk, then reload this page.
        </p>
      )}
      <SignOutButton action={signOut} className="mt-2" />
    </div>
  );
}
