'use client';

import { Controller, useFormContext } from 'react-hook-form';
import type {
  InputField,
  ProviderTypeDefinition,
  TextField,
} from '@/lib/core/providers/definition';
import { ENVIRONMENTS, type ProviderDraft } from '@/lib/core/providers/draft';
import { EnvironmentSquare } from '../ui/environment-label';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import { ChoiceField, ListField, SwitchField } from './draft-fields';
import { errorAt } from './field-error';

/** Name, environment and the few fields that the type asks for. */
export function BasicFields({ definition }: { definition: ProviderTypeDefinition }) {
  const { register, control, formState, getValues, setValue, watch } =
    useFormContext<ProviderDraft>();
  const draft = watch();
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Name" error={formState.errors.name?.message}>
          <TextInput
            {...register('name', {
              onBlur: () => setValue('name', getValues('name').trim(), { shouldDirty: true }),
            })}
            autoComplete="off"
            placeholder="Acme customers"
          />
        </Field>
        <Controller
          control={control}
          name="environment"
          render={({ field }) => (
            <Field label="Environment">
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
      </div>
      {definition.fields
        .filter((field) => field.visible?.(draft) ?? true)
        .map((field) => (
          <TypeField key={field.path} field={field} />
        ))}
    </div>
  );
}

function TypeField({ field }: { field: InputField }) {
  switch (field.kind) {
    case 'text':
      return <ReadField field={field} />;
    case 'list':
      return (
        <ListField
          name={field.path}
          label={field.label}
          note={field.note}
          placeholder={field.placeholder}
        />
      );
    case 'choice':
      return <ChoiceField name={field.path} label={field.label} options={field.options} />;
    case 'switch':
      return <SwitchField name={field.path} label={field.label} note={field.note} />;
  }
}

/** Forgiving while it is typed, exact when it is left: the text becomes what was made of it. */
function ReadField({ field }: { field: TextField }) {
  const { register, watch, setValue, formState } = useFormContext<ProviderDraft>();
  const typed = watch(field.path);
  const read = field.read(typed);
  const registration = register(field.path, {
    onBlur: () => {
      if (read.value !== typed) {
        setValue(field.path, read.value, { shouldDirty: true, shouldValidate: true });
      }
    },
  });
  return (
    <Field
      label={field.label}
      note={field.note}
      error={errorAt(formState.errors, field.path)}
      made={read.made}
    >
      <TextInput
        {...registration}
        mono
        autoComplete="off"
        inputMode="url"
        placeholder={field.placeholder}
      />
    </Field>
  );
}
