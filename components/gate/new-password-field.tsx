'use client';

import { CircleCheck } from 'lucide-react';
import { MIN_PASSWORD_LENGTH } from '@/lib/core/access/password-length';
import { type PasswordContext, problemOfPassword } from '@/lib/core/access/password-rule';
import { Field } from '../ui/field';
import { PasswordInput } from '../ui/password-input';
import type { InputTie } from './use-form-inputs';

interface NewPasswordFieldProps {
  label: string;
  /** What is typed so far. */
  value: string;
  context: PasswordContext;
  error: string | undefined;
  tie: InputTie;
}

function Accepted({ length }: { length: number }) {
  return (
    <span className="flex items-start gap-1.5 text-ink-2">
      <CircleCheck className="mt-px size-3.5 flex-none text-good" aria-hidden />
      {length} characters, not on the list of leaked passwords
    </span>
  );
}

/** A password that is being chosen: says at once when it will do. */
export function NewPasswordField({ label, value, context, ...rest }: NewPasswordFieldProps) {
  const good = value !== '' && problemOfPassword(value, context) === null;
  return (
    <Field
      label={label}
      note={`${MIN_PASSWORD_LENGTH} characters or more`}
      error={rest.error}
      hint={good ? <Accepted length={[...value].length} /> : undefined}
    >
      <PasswordInput size="big" autoComplete="new-password" {...rest.tie} />
    </Field>
  );
}
