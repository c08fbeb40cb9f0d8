'use client';

import { Controller, useFormContext } from 'react-hook-form';
import { ENVIRONMENTS, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { EnvironmentSquare } from '../ui/environment-label';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import { TypeChoice } from './type-choice';
import { TypeFields } from './type-fields';
import { useText } from './use-text';

interface BasicFieldsProps {
  draft: ProviderDraft;
  disabled: boolean;
  onType: (type: ProviderType) => void;
}

/** Type, name, environment and the few fields that the type asks for. */
export function BasicFields({ draft, disabled, onType }: BasicFieldsProps) {
  return (
    <div className="grid gap-5">
      <TypeChoice value={draft.type} disabled={disabled} onChange={onType} />
      <div className="grid gap-4 md:grid-cols-2">
        <NameField />
        <EnvironmentField draft={draft} />
      </div>
      <TypeFields definition={providerTypeOf(draft.type)} draft={draft} disabled={disabled} />
    </div>
  );
}

function NameField() {
  const { formState, getValues, setValue } = useFormContext<ProviderDraft>();
  const tie = useText('name', {
    onBlur: () => setValue('name', getValues('name').trim(), { shouldDirty: true }),
  });
  return (
    <Field label="Name" error={formState.errors.name?.message}>
      <TextInput {...tie} autoComplete="off" placeholder="Acme customers" />
    </Field>
  );
}

function EnvironmentField({ draft }: { draft: ProviderDraft }) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name="environment"
      render={({ field }) => (
        <Field
          label="Environment"
          warning={instanceWarning(draft)}
          error={formState.errors.environment?.message}
        >
          <Select
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            mark={<EnvironmentSquare environment={field.value} />}
            options={ENVIRONMENTS.map((environment) => ({
              value: environment,
              label: ENVIRONMENT_WORDS[environment],
            }))}
          />
        </Field>
      )}
    />
  );
}

/** Said where tokens made for trying things would be accepted in production. */
function instanceWarning(draft: ProviderDraft): string | null {
  const { isForDevelopment, label } = providerTypeOf(draft.type);
  if (draft.environment !== 'production' || isForDevelopment?.(draft) !== true) return null;
  return `This is a development instance of ${label}.`;
}
