'use client';

import type { ActionResult } from '@/lib/core/action-result';
import type { SetUpWithIdentityInput } from '@/lib/core/workspaces/set-up-with-identity-form';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TextInput } from '../ui/text-input';
import { FormProblem } from './form-problem';
import { leaveFor } from './leave';
import { useActionForm } from './use-action-form';
import { WorkspaceField } from './workspace-field';

const loadSchema = async () =>
  (await import('@/lib/core/workspaces/set-up-with-identity-form')).setUpWithIdentitySchema;

interface SetUpWithClerkFormProps {
  action: (input: SetUpWithIdentityInput) => Promise<ActionResult<{ workspaceSlug: string }>>;
  /** The token of the link that led here. */
  token: string;
  /** The verified address that the owner will be known by. */
  email: string;
  /** What Clerk calls the owner; empty: nothing. */
  name: string;
}

/** The first workspace and its owner, who is signed in with Clerk. */
export function SetUpWithClerkForm({ action, token, email, name }: SetUpWithClerkFormProps) {
  const { form, problem, submit, pending } = useActionForm<
    SetUpWithIdentityInput,
    { workspaceSlug: string }
  >({
    loadSchema,
    defaultValues: { token, workspaceName: '', slug: '', name },
    action,
    onDone: ({ workspaceSlug }) => leaveFor(`/${workspaceSlug}/settings/integration`),
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <WorkspaceField form={form} />
      <Field
        label="Your name"
        hint={`You sign in with Clerk as ${email}.`}
        error={form.errorAt('name')}
      >
        <TextInput size="big" autoComplete="name" {...form.tie('name')} />
      </Field>
      <FormProblem problem={problem} />
      <Button
        type="submit"
        variant="primary"
        size="big"
        pending={pending}
        pendingLabel="Creating the workspace"
      >
        Create workspace
      </Button>
    </form>
  );
}
