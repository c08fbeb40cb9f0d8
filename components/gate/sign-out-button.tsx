'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { mayLeave, stayHere } from '../ui/leaving';
import { FormProblem } from './form-problem';
import { leaveFor } from './leave';
import { type FormProblem as Problem, problemOf, UNREACHABLE } from './show-failure';

interface SignOutButtonProps {
  action: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
  className?: string;
}

/** Ends the session of this browser and leads to the sign-in page. */
export function SignOutButton({ action, className }: SignOutButtonProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  // No transition: it would hold back the question about unsaved changes.
  const [pending, setPending] = useState(false);
  const leave = async () => {
    if (!(await mayLeave())) return;
    setPending(true);
    // The browser says no more than that it got no answer.
    const result = await action({}).catch(() => null);
    if (result?.ok) {
      leaveFor('/sign-in');
      return;
    }
    stayHere();
    setPending(false);
    setProblem(result === null ? UNREACHABLE : problemOf(result.failure));
  };
  return (
    <div className={className}>
      <FormProblem problem={problem} />
      <Button onClick={() => void leave()} pending={pending} pendingLabel="Signing out">
        <LogOut aria-hidden />
        Sign out
      </Button>
    </div>
  );
}
