'use client';

import { useCallback, useMemo } from 'react';
import type { ChangePasswordInput } from '@/lib/core/access/change-password-form';
import type { ActionResult } from '@/lib/core/action-result';
import { FormProblem } from '../gate/form-problem';
import { NewPasswordField } from '../gate/new-password-field';
import { useActionForm } from '../gate/use-action-form';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PasswordInput } from '../ui/password-input';
import { toast } from '../ui/toast';

interface ChangePasswordFormProps {
  email: string;
  workspaceName: string;
  action: (input: ChangePasswordInput) => Promise<ActionResult<unknown>>;
}

const EMPTY: ChangePasswordInput = { currentPassword: '', newPassword: '' };

function usePasswordForm({ email, workspaceName, action }: ChangePasswordFormProps) {
  const context = useMemo(() => ({ email, workspaceName }), [email, workspaceName]);
  const loadSchema = useCallback(async () => {
    const { changePasswordSchema } = await import('@/lib/core/access/change-password-form');
    return changePasswordSchema(context);
  }, [context]);
  const wired = useActionForm<ChangePasswordInput, unknown>({
    loadSchema,
    defaultValues: EMPTY,
    action,
    onDone: () => {
      wired.form.fill(EMPTY);
      toast({ tone: 'good', title: 'Password changed', detail: 'Every other session has ended.' });
      return 'stays';
    },
  });
  return { ...wired, context };
}

/** A new password against the current one. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const { form, problem, submit, pending, context } = usePasswordForm(props);
  return (
    // A press before the page is alive must not put the password into the address.
    <form method="post" noValidate onSubmit={submit} className="grid max-w-88 gap-4 p-4">
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <Field label="Current password" error={form.errorAt('currentPassword')}>
        <PasswordInput size="big" {...form.tie('currentPassword')} />
      </Field>
      <NewPasswordField
        label="New password"
        value={form.values.newPassword}
        context={context}
        error={form.errorAt('newPassword')}
        tie={form.tie('newPassword')}
      />
      <FormProblem problem={problem} />
      <div>
        <Button type="submit" variant="primary" pending={pending} pendingLabel="Changing password">
          Change password
        </Button>
      </div>
    </form>
  );
}
