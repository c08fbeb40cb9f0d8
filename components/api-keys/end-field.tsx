'use client';

import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import type { KeyFormValues } from './use-key-form';

const OPTIONS = [
  { value: '30', label: 'After 30 days' },
  { value: '90', label: 'After 90 days' },
  { value: '365', label: 'After 365 days' },
  { value: 'date', label: 'On a date' },
  { value: 'none', label: 'Never' },
] as const;

interface EndFieldProps {
  values: KeyFormValues;
  set: (change: Partial<KeyFormValues>) => void;
  error: readonly string[] | undefined;
}

/** When the key ends: after days, on a date, never. */
export function EndField({ values: { end, date }, set, error }: EndFieldProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field
        label="Expires"
        warning={
          end === 'none'
            ? 'A key that leaks works until somebody notices and revokes it.'
            : undefined
        }
        error={end === 'date' ? undefined : error}
      >
        <Select options={OPTIONS} value={end} onChange={(chosen) => set({ end: chosen })} />
      </Field>
      {end === 'date' && (
        <Field label="Date" hint="It works until the end of that day, your time." error={error}>
          <TextInput
            type="date"
            value={date}
            onChange={(event) => set({ date: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
