'use client';

import { Controller, useFormContext } from 'react-hook-form';
import type { InputField, ProviderTypeDefinition } from '@/lib/core/providers/definition';
import { ENVIRONMENTS, type ProviderDraft } from '@/lib/core/providers/draft';
import { readIssuerInput } from '@/lib/core/providers/issuer-input';
import { EnvironmentSquare } from '../ui/environment-label';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import { ListField } from './draft-fields';

/** Name, environment and the few fields that the type asks for. */
export function BasicFields({ definition }: { definition: ProviderTypeDefinition }) {
  const { register, control, formState, getValues, setValue } = useFormContext<ProviderDraft>();
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
      {definition.fields.map((field) =>
        field.kind === 'address' ? (
          <AddressField key={field.name} field={field} />
        ) : (
          <ListField
            key={field.name}
            name="inputs.clientIds"
            label={field.label}
            note={field.note}
            placeholder={field.placeholder}
          />
        ),
      )}
    </div>
  );
}

/** Forgiving while it is typed, exact when it is left: the text becomes what was made of it. */
function AddressField({ field }: { field: InputField }) {
  const { register, watch, setValue, formState } = useFormContext<ProviderDraft>();
  const typed = watch('inputs.issuer');
  const read = readIssuerInput(typed);
  const registration = register('inputs.issuer', {
    onBlur: () => {
      if (read.issuer !== typed) {
        setValue('inputs.issuer', read.issuer, { shouldDirty: true, shouldValidate: true });
      }
    },
  });
  return (
    <Field
      label={field.label}
      note={field.note}
      error={formState.errors.inputs?.issuer?.message}
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
