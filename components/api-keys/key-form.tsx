'use client';

import type { FormEvent } from 'react';
import { KEY_KINDS, type KeyKind, type KeyWithPlaintext } from '@/lib/core/access/api-key';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ChoiceCards } from '../ui/choice-cards';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { Field } from '../ui/field';
import { SegmentedChoice } from '../ui/segmented-choice';
import { TextInput } from '../ui/text-input';
import { EndField } from './end-field';
import { GrantsField } from './grants-field';
import type { CreateKey } from './key-actions';
import { KIND_WORDS } from './key-words';
import { useKeyForm } from './use-key-form';

interface KeyFormProps {
  kind: KeyKind;
  onCreate: CreateKey;
  onMade: (made: KeyWithPlaintext) => void;
  onCancel: () => void;
}

/** What a new key is to be: name, kind, environment, what it opens, until when. */
export function KeyForm({ onCancel, ...options }: KeyFormProps) {
  const { values, set, errors, failure, pending, submit, form } = useKeyForm(options);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) void submit();
  };
  return (
    <form ref={form} onSubmit={send} noValidate className="grid gap-4">
      <Field
        label="Name"
        error={errors.name}
        hint="Who uses it, so that others know what stops when it is revoked."
      >
        <TextInput
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
          placeholder="Billing service"
          autoComplete="off"
          maxLength={120}
        />
      </Field>
      <Field label="Kind" group>
        <ChoiceCards cards={KINDS} value={values.kind} onChange={(kind) => set({ kind })} />
      </Field>
      <Field label="Environment" group hint="The key sees this environment only.">
        <SegmentedChoice
          segments={SEGMENTS}
          value={values.environment}
          onChange={(environment) => set({ environment })}
        />
      </Field>
      <GrantsField values={values} set={set} error={errors.grants} />
      <EndField values={values} set={set} error={errors.expiresAt} />
      {failure && (
        <Callout tone="bad" role="alert" title="No key was created">
          {failure.message}
          {failure.code === 'DEFECT' && failure.requestId && ` Request id: ${failure.requestId}.`}
        </Callout>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending} pendingLabel="Creating">
          Create {KIND_WORDS[values.kind].inside}
        </Button>
      </div>
    </form>
  );
}

const KINDS = KEY_KINDS.map((value) => ({
  value,
  label: KIND_WORDS[value].name,
  hint: KIND_WORDS[value].choice,
}));

const SEGMENTS = ENVIRONMENTS.map((value) => ({
  value,
  label: ENVIRONMENT_WORDS[value],
}));
