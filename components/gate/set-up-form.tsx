'use client';

import type { ActionResult } from '@/lib/core/action-result';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TextInput } from '../ui/text-input';
import { FormProblem } from './form-problem';
import { leaveFor } from './leave';
import { NewPasswordField } from './new-password-field';
import { useActionForm } from './use-action-form';
import { WorkspaceField } from './workspace-field';

const loadSchema = async () => (await import('@/lib/core/workspaces/set-up-form')).setUpSchema;

interface SetUpFormProps {
  action: (input: SetUpInput) => Promise<ActionResult<{ workspaceSlug: string }>>;
  /** The token of the link that led here. */
  token: string;
}

/** The first workspace and its owner. */
export function SetUpForm({ action, token }: SetUpFormProps) {
  const { form, problem, submit, pending } = useActionForm<SetUpInput, { workspaceSlug: string }>({
    loadSchema,
    defaultValues: { token, workspaceName: '', slug: '', name: '', email: '', password: '' },
    action,
    onDone: ({ workspaceSlug }) => leaveFor(`/${workspaceSlug}/settings/integration`),
  });
  const { email, workspaceName, password } = form.values;
  return (
    // A press before the page is alive must not put the password into the address.
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <WorkspaceField form={form} />
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
        <Field label="Your name" error={form.errorAt('name')}>
          <TextInput size="big" autoComplete="name" {...form.tie('name')} />
        </Field>
        <Field label="Email" error={form.errorAt('email')}>
          <TextInput size="big" type="email" autoComplete="username" {...form.tie('email')} />
        </Field>
      </div>
      <NewPasswordField
        label="Password"
        value={password}
        context={{ email, workspaceName }}
        error={form.errorAt('password')}
        tie={form.tie('password')}
      />
      <FormProblem problem={problem} />
      <Button
        type="submit"
        variant="primary"
        size="big"
        pending={pending}
        pendingLabel="Creating the workspace"
      >
        Create workspace and sign in
      </Button>
    </form>
  );
}
