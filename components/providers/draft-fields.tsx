'use client';

import { Controller, useFormContext } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { Checkbox } from '../ui/checkbox';
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
  placeholder: string;
}

/** A field of the draft that holds several short values. */
export function ListField({ name, label, note, placeholder }: ListProps) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} note={note} group error={errorAt(formState.errors, name)}>
          <ChipsInput
            label={label}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            placeholder={placeholder}
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
          <Select value={field.value} onChange={field.onChange} options={options} />
        </Field>
      )}
    />
  );
}

interface SwitchProps {
  name: 'inputs.bareIssuer';
  label: string;
  note: string;
}

/** A field of the draft that is on or off. */
export function SwitchField({ name, label, note }: SwitchProps) {
  const { control } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Checkbox
          label={`${label}: ${note}`}
          checked={field.value}
          onCheckedChange={(on) => field.onChange(on === true)}
        />
      )}
    />
  );
}
