'use client';

import { useId } from 'react';
import { ChipsInput } from '../ui/chips-input';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import { useEarlyInput } from '../ui/use-early-input';
import { type StandIn, standInAs } from './row-draft';

interface DefaultFieldProps {
  value: StandIn;
  onChange: (value: StandIn) => void;
  error: string | undefined;
  disabled: boolean;
}

const KINDS = [
  { value: 'none', label: 'None' },
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'list', label: 'List of texts' },
] as const;

/** What stands in for a claim that is absent or null, with its type. */
export function DefaultField({ value, onChange, error, disabled }: DefaultFieldProps) {
  const id = useId();
  const kinds =
    value.kind === 'mixed' ? [...KINDS, { value: 'mixed', label: 'List' } as const] : KINDS;
  return (
    <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-start gap-2">
      <label htmlFor={id} className="py-2 text-13 font-medium text-ink">
        Default
      </label>
      <Select
        id={id}
        options={kinds}
        value={value.kind}
        disabled={disabled}
        onChange={(kind) => kind !== 'mixed' && onChange(standInAs(kind, value))}
        className="w-32"
      />
      {value.kind !== 'none' && (
        <Field
          label={null}
          error={error}
          group={value.kind === 'list' || value.kind === 'mixed'}
          className="flex-1 basis-32"
        >
          <DefaultValue value={value} onChange={onChange} disabled={disabled} />
        </Field>
      )}
    </div>
  );
}

function DefaultValue({ value, onChange, disabled }: Omit<DefaultFieldProps, 'error'>) {
  switch (value.kind) {
    case 'text':
    case 'number':
      return (
        <TypedValue
          value={value.text}
          isNumber={value.kind === 'number'}
          disabled={disabled}
          onChange={(text) => onChange({ ...value, text })}
        />
      );
    case 'boolean':
      return (
        <Select
          aria-label="Value of the default"
          options={[
            { value: 'true', label: 'true' },
            { value: 'false', label: 'false' },
          ]}
          value={value.on ? 'true' : 'false'}
          disabled={disabled}
          onChange={(on) => onChange({ ...value, on: on === 'true' })}
        />
      );
    case 'list':
      return (
        <ChipsInput
          label="Values of the default"
          placeholder="Add a value"
          value={value.texts}
          disabled={disabled}
          onChange={(texts) => onChange({ ...value, texts })}
        />
      );
    case 'mixed':
      return (
        <p className="py-1.5 text-12 text-ink-2">
          <span className="font-mono wrap-anywhere text-ink">{JSON.stringify(value.values)}</span>,
          to be edited as JSON.
        </p>
      );
    default:
      return null;
  }
}

interface TypedValueProps {
  value: string;
  isNumber: boolean;
  disabled: boolean;
  onChange: (text: string) => void;
}

function TypedValue({ value, isNumber, disabled, onChange }: TypedValueProps) {
  const early = useEarlyInput<HTMLInputElement>(value, onChange);
  return (
    <TextInput
      mono
      ref={early}
      aria-label="Value of the default"
      value={value}
      disabled={disabled}
      inputMode={isNumber ? 'decimal' : 'text'}
      placeholder={isNumber ? '0' : 'empty text'}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
