'use client';

import { useState } from 'react';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { problemOfSlug, slugFromName } from '@/lib/core/workspaces/slug';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { InlineCode } from '../ui/inline-code';
import { TextInput } from '../ui/text-input';
import type { ActionForm } from './use-action-form';

type SetUpForm = ActionForm<Pick<SetUpInput, 'workspaceName' | 'slug'>>;

function SlugSentence({ slug }: { slug: string }) {
  return (
    <>
      Address <InlineCode>/{slug}</InlineCode>, and <InlineCode>workspaceId: "{slug}"</InlineCode>{' '}
      in the SDK. It cannot be changed later.
    </>
  );
}

function SlugField({ form }: { form: SetUpForm }) {
  return (
    <Field
      label="Address"
      note="it cannot be changed later"
      hint="Letters a to z, digits and hyphens. Also the workspaceId of the SDK."
      error={form.errorAt('slug')}
    >
      <TextInput size="big" mono autoComplete="off" leading="/" {...form.tie('slug')} />
    </Field>
  );
}

/**
 * The workspace's name and the address that follows from it, which can be chosen instead; a name
 * that makes no address asks for one.
 */
export function WorkspaceField({ form }: { form: SetUpForm }) {
  const [open, setOpen] = useState(false);
  const { workspaceName: name, slug } = form.values;
  // Stays open once the error is gone, or the field would vanish under the typing.
  if (form.errorAt('slug') !== undefined && !open) setOpen(true);
  const follow = (typed: string) => {
    if (!open) form.fill({ slug: slugFromName(typed) });
  };
  const usable = !open && problemOfSlug(slug) === null;
  return (
    <>
      <Field
        label="Workspace"
        error={form.errorAt('workspaceName')}
        made={usable ? <SlugSentence slug={slug} /> : undefined}
        aside={
          open ? undefined : (
            <Button
              variant="quiet"
              size="small"
              className="-my-1.5"
              onClick={() => setOpen(true)}
              disabled={name.trim() === ''}
            >
              Choose the address
            </Button>
          )
        }
      >
        <TextInput
          size="big"
          autoComplete="organization"
          autoFocus
          {...form.tie('workspaceName', follow)}
        />
      </Field>
      {open ? <SlugField form={form} /> : null}
    </>
  );
}
