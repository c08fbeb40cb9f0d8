'use client';

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { ActionResult } from '@/lib/core/action-result';
import { callAction, type FormProblem, showFailure } from './show-failure';

type Schema<T extends FieldValues> = Parameters<typeof standardSchemaResolver<T, unknown, T>>[0];

interface ActionFormOptions<T extends FieldValues, R> {
  schema: Schema<T>;
  defaultValues: T & DefaultValues<T>;
  action: (input: T) => Promise<ActionResult<R>>;
  /** Called once it went through; the form stays pending when this leaves the page. */
  onDone: (value: R) => 'leaves' | 'stays';
}

/**
 * A form over a server action: the schema judges in the browser first, the server's messages come to
 * their fields, and nothing that was typed is lost.
 */
export function useActionForm<T extends FieldValues, R>(options: ActionFormOptions<T, R>) {
  const { schema, defaultValues, action, onDone } = options;
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [leaving, setLeaving] = useState(false);
  const form = useForm<T, unknown, T>({
    resolver: standardSchemaResolver(schema),
    defaultValues,
    reValidateMode: 'onChange',
  });
  const names = Object.keys(defaultValues) as Path<T>[];

  const submit = form.handleSubmit(async (input) => {
    setProblem(null);
    const called = await callAction(() => action(input));
    if (!called.answered) return setProblem(called.problem);
    const { result } = called;
    if (!result.ok) return setProblem(showFailure(form, names, result.failure));
    setLeaving(onDone(result.value) === 'leaves');
  });
  return { form, problem, submit, pending: leaving || form.formState.isSubmitting };
}
