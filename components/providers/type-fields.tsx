'use client';

import { useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import type {
  AudienceChoice,
  InputField,
  ProviderTypeDefinition,
  ReadText,
  SwitchField,
  TextField,
} from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { ChoiceCards } from '../ui/choice-cards';
import { Field } from '../ui/field';
import { Switch } from '../ui/switch';
import { TextInput } from '../ui/text-input';
import { ListField } from './draft-fields';
import { errorAt } from './field-error';
import { useText } from './use-text';

interface TypeFieldsProps {
  definition: ProviderTypeDefinition;
  draft: ProviderDraft;
  disabled: boolean;
}

/** The fields that the chosen type asks for, in its order. */
export function TypeFields({ definition, draft, disabled }: TypeFieldsProps) {
  return definition.fields
    .filter((field) => field.visible?.(draft) ?? true)
    .map((field) => (
      <TypeField
        key={field.path}
        field={field}
        definition={definition}
        draft={draft}
        disabled={disabled}
      />
    ));
}

function TypeField({ field, ...rest }: TypeFieldsProps & { field: InputField }) {
  switch (field.kind) {
    case 'text':
      return <ReadField field={field} {...rest} />;
    case 'list':
      return (
        <ListField
          name={field.path}
          label={field.label}
          note={field.note}
          hint={field.hint}
          placeholder={field.placeholder}
          read={field.read}
        />
      );
    case 'choice':
      return <RuleChoice field={field} disabled={rest.disabled} />;
    case 'switch':
      return <InputSwitch field={field} disabled={rest.disabled} />;
  }
}

/** Forgiving while it is typed, exact when it is left: the text becomes what was made of it. */
function ReadField({ field, definition, draft }: TypeFieldsProps & { field: TextField }) {
  const { watch, setValue, getValues, trigger, formState } = useFormContext<ProviderDraft>();
  const typed = watch(field.path);
  // Once the text has become what was made of it, the sentence on it stays until it is edited.
  const [left, setLeft] = useState<ReadText | null>(null);
  const { onChange, onBlur, ...registration } = useText(field.path);
  const judgeOthers = () => {
    const others = definition.fields.filter(
      ({ kind, path }) => kind === 'text' && path !== field.path,
    );
    const judged = others.flatMap(({ path }) =>
      getValues(path) === '' && errorAt(formState.errors, path) === undefined ? [] : [path],
    );
    if (judged.length > 0) void trigger(judged);
  };
  return (
    <Field
      label={field.label}
      note={field.note}
      hint={field.hint}
      error={errorAt(formState.errors, field.path)}
      made={saidOf(field, typed) ?? (left?.value === typed ? left.made : null)}
    >
      <TextInput
        {...registration}
        onChange={onChange}
        onBlur={async (event) => {
          const read = field.read(getValues(field.path));
          if (read.value !== typed) {
            setLeft(read);
            setValue(field.path, read.value, { shouldDirty: true });
          }
          await onBlur(event);
          judgeOthers();
        }}
        mono
        autoComplete="off"
        inputMode="url"
        placeholder={field.instead?.(draft) ?? field.placeholder}
      />
    </Field>
  );
}

/** What the text holds, or what was made of it; null: nothing is to be said. */
function saidOf(field: TextField, text: string): string | null {
  const { value, made } = field.read(text);
  return field.holds?.(value) ?? made;
}

/** Which tokens are sent; what the choice brings with it is set at once. */
function RuleChoice({ field, disabled }: { field: AudienceChoice; disabled: boolean }) {
  const { control, setValue, formState } = useFormContext<ProviderDraft>();
  const choose = (value: ProviderDraft['audienceRule']) => {
    const { azpRule } = field.options.find((option) => option.value === value)?.sets ?? {};
    setValue(field.path, value, { shouldDirty: true, shouldTouch: true });
    if (azpRule !== undefined) setValue('azpRule', azpRule, { shouldDirty: true });
  };
  return (
    <Controller
      control={control}
      name={field.path}
      render={({ field: { value } }) => (
        <Field
          label={field.label}
          note={field.note}
          hint={field.hint}
          group
          error={errorAt(formState.errors, field.path)}
        >
          <ChoiceCards cards={field.options} value={value} onChange={choose} disabled={disabled} />
        </Field>
      )}
    />
  );
}

function InputSwitch({ field, disabled }: { field: SwitchField; disabled: boolean }) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={field.path}
      render={({ field: { value, onChange, ref } }) => (
        <Field label={null} group error={errorAt(formState.errors, field.path)}>
          <Switch
            ref={ref}
            label={field.label}
            hint={field.note}
            checked={value}
            disabled={disabled}
            onCheckedChange={onChange}
          />
        </Field>
      )}
    />
  );
}
