'use client';

import { LogOut } from 'lucide-react';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FormProblem } from './form-problem';
import { leaveFor } from './leave';
import { callAction, type FormProblem as Problem } from './show-failure';

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
      const called = await callAction(() => action({}));
      if (!called.answered) return setProblem(called.problem);
      const { result } = called;
      if (result.ok) leaveFor('/sign-in');
      else setProblem({ message: result.failure.message, reference: null });
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
