'use client';

import { SCOPES, type Scope } from '@/lib/core/access/api-key';
import { Checkbox } from '../ui/checkbox';
import { ChipsInput } from '../ui/chips-input';
import { Field } from '../ui/field';
import { KIND_WORDS, SCOPE_WORDS } from './key-words';
import type { KeyFormValues } from './use-key-form';

interface GrantsFieldProps {
  values: KeyFormValues;
  set: (change: Partial<KeyFormValues>) => void;
  error: readonly string[] | undefined;
}

/** Scopes of an API key as boxes, permissions of a machine key as chips. */
export function GrantsField({ values, set, error }: GrantsFieldProps) {
  const { scopes, permissions } = values;
  if (values.kind === 'machine') {
    return (
      <Field
        label="Permissions"
        note="optional"
        error={error}
        hint="The names that your own applications ask for, such as catalog:read. Enter adds one."
      >
        <ChipsInput
          label={KIND_WORDS.machine.grants}
          value={permissions}
          onChange={(chosen) => set({ permissions: chosen })}
          placeholder="catalog:read"
        />
      </Field>
    );
  }
  const turn = (scope: Scope, on: boolean) =>
    set({ scopes: SCOPES.filter((each) => (each === scope ? on : scopes.includes(each))) });
  return (
    <Field label={KIND_WORDS.api.grants} group error={error}>
      <div className="grid">
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={<span className="font-mono">{scope}</span>}
            hint={SCOPE_WORDS[scope]}
            checked={scopes.includes(scope)}
            onCheckedChange={(on) => turn(scope, on === true)}
          />
        ))}
      </div>
    </Field>
  );
}
