'use client';

import { LogOut } from 'lucide-react';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
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
  const [pending, start] = useTransition();
  const leave = () =>
    start(async () => {
      // The browser says no more than that it got no answer.
      const result = await action({}).catch(() => null);
      if (result?.ok) leaveFor('/sign-in');
      else setProblem(result === null ? UNREACHABLE : problemOf(result.failure));
    });
  return (
    <div className={className}>
      <FormProblem problem={problem} />
      <Button onClick={leave} pending={pending} pendingLabel="Signing out">
        <LogOut aria-hidden />
        Sign out
      </Button>
    </div>
  );
}
