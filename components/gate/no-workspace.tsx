'use client';

import type { ActionResult } from '@/lib/core/action-result';
import { SignOutButton } from './sign-out-button';

interface NoWorkspaceProps {
  email: string;
  signOut: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
}

/** For an operator who is signed in and belongs to no workspace any more. */
export function NoWorkspace({ email, signOut }: NoWorkspaceProps) {
  return (
    <div className="grid w-full max-w-110 justify-items-start gap-2">
      <h1 className="text-20">You are in no workspace</h1>
      <p className="text-ink-2 wrap-anywhere">
        {email} is signed in, but belongs to no workspace of this console. Tell whoever runs
        Claimcheck.
      </p>
      <SignOutButton action={signOut} className="mt-2" />
    </div>
  );
}
