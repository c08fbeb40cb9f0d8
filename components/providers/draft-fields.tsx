'use client';

import { useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import type { ReadText } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { ChipsInput } from '../ui/chips-input';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { errorAt } from './field-error';

type ListName =
  | 'inputs.clientIds'
  | 'inputs.customDomains'
  | 'inputs.audiences'
  | 'furtherIssuers'
  | 'furtherAudiences'
  | 'authorizedParties'
  | 'requiredClaims';

interface ListProps {
  name: ListName;
  label: string;
  note: string;
  hint?: string | undefined;
  placeholder: string;
  /** Reads an entry as it is added; absent: as it is. */
  read?: ((text: string) => ReadText) | undefined;
}

/** A field of the draft that holds several short values. */
export function ListField({ name, label, note, hint, placeholder, read }: ListProps) {
  const { control, formState } = useFormContext<ProviderDraft>();
  const [made, setMade] = useState<string | null>(null);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field
          label={label}
          note={note}
          hint={hint}
          group
          error={errorAt(formState.errors, name)}
          made={field.value.length > 0 ? made : null}
        >
          <ChipsInput
            label={label}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            disabled={field.disabled}
            placeholder={placeholder}
            read={read}
            onMade={setMade}
            ref={field.ref}
          />
        </Field>
      )}
    />
  );
}

type ChoiceName = 'audienceRule' | 'azpRule' | 'tokenKind';

interface ChoiceProps {
  name: ChoiceName;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
}

/** A field of the draft that has one of a few values. */
export function ChoiceField({ name, label, hint, options }: ChoiceProps) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={formState.errors[name]?.message}>
          <Select
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            ref={field.ref}
            options={options}
          />
        </Field>
      )}
    />
  );
}
