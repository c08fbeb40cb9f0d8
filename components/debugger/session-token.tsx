'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { SessionTokenInput } from '@/lib/core/access/session-token-form';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';

/** Gives the token of the operator's own session. */
export type SessionTokenAction = (
  input: SessionTokenInput,
) => Promise<ActionResult<{ readonly token: string }>>;

interface SessionTokenProps {
  action: SessionTokenAction;
  onToken: (token: string) => void;
}

/** What went wrong, and where it is said. */
interface Problem {
  readonly at: 'template' | 'form';
  readonly sentence: string;
}

const UNREACHABLE: Problem = {
  at: 'form',
  sentence: 'The console did not answer. Try again in a moment.',
};

function problemOf(failure: ActionFailure): Problem {
  const sentence = failure.code === 'INVALID_INPUT' ? (failure.fields.template?.[0] ?? null) : null;
  return sentence === null
    ? { at: 'form', sentence: failure.message }
    : { at: 'template', sentence };
}

/** Reads the operator's own token, as Clerk signs it now, without copying it from anywhere. */
export function SessionToken({ action, onToken }: SessionTokenProps) {
  const [template, setTemplate] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const fetchToken = async () => {
    const wanted = template.trim();
    // The browser says no more than that it got no answer.
    const result = await action({ template: wanted === '' ? null : wanted }).catch(() => null);
    if (result?.ok) return onToken(result.value.token);
    setPending(false);
    setProblem(result === null ? UNREACHABLE : problemOf(result.failure));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setPending(true);
    void fetchToken();
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className="flex flex-wrap items-start gap-x-3 gap-y-3 border-t border-line p-4"
    >
      <div className="w-full max-w-64">
        <Field
          label="JWT template"
          note="optional"
          error={problem?.at === 'template' ? problem.sentence : undefined}
        >
          <TextInput
            mono
            autoComplete="off"
            spellCheck={false}
            value={template}
            onChange={(event) => setTemplate(event.target.value)}
          />
        </Field>
      </div>
      <Button type="submit" className="sm:mt-7" pending={pending} pendingLabel="Asking Clerk">
        Use my current session token
      </Button>
      {problem?.at === 'form' ? (
        <Callout tone="bad" role="alert" title={problem.sentence} className="w-full" />
      ) : null}
    </form>
  );
}
