'use client';

import type { SignInInput } from '@/lib/core/access/credentials';
import type { ActionResult } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PasswordInput } from '../ui/password-input';
import { TextInput } from '../ui/text-input';
import { FormProblem } from './form-problem';
import { leaveFor } from './leave';
import { useActionForm } from './use-action-form';

const loadSchema = async () => (await import('@/lib/core/access/credentials')).signInSchema;

interface SignInFormProps {
  action: (input: SignInInput) => Promise<ActionResult<unknown>>;
  /** Path of this console to go on to. */
  next: string;
  /** Where this console is, so that nobody types a password into another one. */
  host: string;
}

/** E-mail address and password. */
export function SignInForm({ action, next, host }: SignInFormProps) {
  const { form, problem, submit, pending } = useActionForm<SignInInput, unknown>({
    loadSchema,
    defaultValues: { email: '', password: '' },
    action,
    onDone: () => leaveFor(next),
  });
  return (
    // A press before the page is alive must not put the password into the address.
    <form method="post" noValidate onSubmit={submit} className="grid w-full max-w-88 gap-6">
      <div className="grid gap-1">
        <h1 className="text-20">Sign in</h1>
        <p className="text-ink-2 wrap-anywhere">to the console at {host}</p>
      </div>
      <div className="grid gap-4">
        <Field label="Email" error={form.errorAt('email')}>
          <TextInput
            size="big"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.tie('email')}
          />
        </Field>
        <Field label="Password" error={form.errorAt('password')}>
          <PasswordInput size="big" {...form.tie('password')} />
        </Field>
        <FormProblem problem={problem} />
        <Button
          type="submit"
          variant="primary"
          size="big"
          pending={pending}
          pendingLabel="Signing in"
        >
          Sign in
        </Button>
      </div>
    </form>
  );
}
