'use client';

import { useRef, useState } from 'react';
import type { KeyKind, KeyWithPlaintext, Scope } from '@/lib/core/access/api-key';
import { newKeySchemaAt } from '@/lib/core/access/new-key-form';
import type { ActionFailure } from '@/lib/core/action-result';
import { fieldErrorsOf } from '@/lib/core/field-errors';
import type { Environment } from '@/lib/core/providers/draft';
import type { FieldErrors } from '@/lib/core/result';
import { settled } from '../ui/lost-connection';
import { type CreateKey, NO_ANSWER } from './key-actions';
import { endOfKey, type KeyEnd } from './key-end';

/** What the form holds; scopes and permissions apart, so that changing the kind loses neither. */
export interface KeyFormValues {
  readonly kind: KeyKind;
  readonly name: string;
  readonly environment: Environment;
  readonly scopes: readonly Scope[];
  readonly permissions: readonly string[];
  readonly end: KeyEnd;
  /** `2027-01-31`, for the end `date`. */
  readonly date: string;
}

const EMPTY = {
  name: '',
  environment: 'production',
  scopes: ['verify'],
  permissions: [],
  end: '90',
  date: '',
} as const satisfies Omit<KeyFormValues, 'kind'>;

const FIELDS = ['kind', 'name', 'environment', 'grants', 'expiresAt'];

function inputOf(values: KeyFormValues, now: number) {
  const { kind, name, environment, scopes, permissions, end, date } = values;
  const grants = [...(kind === 'api' ? scopes : permissions)];
  return { kind, name, environment, grants, expiresAt: endOfKey(end, date, now) };
}

interface KeyFormOptions {
  kind: KeyKind;
  onCreate: CreateKey;
  onMade: (made: KeyWithPlaintext) => void;
}

/** The values of the form, what is wrong with them, and what the button does. */
export function useKeyForm({ kind, onCreate, onMade }: KeyFormOptions) {
  const [values, setValues] = useState<KeyFormValues>({ ...EMPTY, kind });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const refuse = (fields: FieldErrors) => {
    setErrors(fields);
    // Drawn first, for the attribute is what the field is found by.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const submit = async () => {
    const now = Date.now();
    const read = newKeySchemaAt(now).safeParse(inputOf(values, now));
    setFailure(null);
    if (!read.success) return refuse(fieldErrorsOf(read.error.issues));
    setErrors({});
    setPending(true);
    const result = await settled(onCreate(read.data), NO_ANSWER);
    setPending(false);
    if (result.ok) return onMade(result.value);
    const placed = result.failure.code === 'INVALID_INPUT' ? result.failure.fields : {};
    if (Object.keys(placed).some((name) => FIELDS.includes(name))) return refuse(placed);
    setFailure(result.failure);
  };
  const set = (change: Partial<KeyFormValues>) => setValues((held) => ({ ...held, ...change }));
  return { values, set, errors, failure, pending, submit, form };
}
