'use client';

import type { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type Resolver,
  useForm,
} from 'react-hook-form';
import type { ActionResult } from '@/lib/core/action-result';
import { type FormProblem, showFailure, UNREACHABLE } from './show-failure';

type Schema<T extends FieldValues> = Parameters<typeof standardSchemaResolver<T, unknown, T>>[0];

interface ActionFormOptions<T extends FieldValues, R> {
  /** Fetches the schema after the page is there, for nothing is judged before; the same each time. */
  loadSchema: () => Promise<Schema<T>>;
  defaultValues: T & DefaultValues<T>;
  action: (input: T) => Promise<ActionResult<R>>;
  /** Called once it went through; the form stays pending when this leaves the page. */
  onDone: (value: R) => 'leaves' | 'stays';
}

function useLazyResolver<T extends FieldValues>(loadSchema: () => Promise<Schema<T>>) {
  const resolver = useMemo((): Resolver<T, unknown, T> => {
    return async (...call) => {
      const [{ standardSchemaResolver }, schema] = await Promise.all([
        import('@hookform/resolvers/standard-schema'),
        loadSchema(),
      ]);
      return standardSchemaResolver(schema)(...call);
    };
  }, [loadSchema]);
  useEffect(() => {
    // Only to have it at hand; where it does not come, the press of the button says so.
    Promise.all([import('@hookform/resolvers/standard-schema'), loadSchema()]).catch(() => {});
  }, [loadSchema]);
  return resolver;
}

/**
 * A form over a server action: the schema judges in the browser first, the server's messages come to
 * their fields, and nothing that was typed is lost.
 */
export function useActionForm<T extends FieldValues, R>(options: ActionFormOptions<T, R>) {
  const { loadSchema, defaultValues, action, onDone } = options;
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [leaving, setLeaving] = useState(false);
  const resolver = useLazyResolver(loadSchema);
  const form = useForm<T, unknown, T>({ resolver, defaultValues, reValidateMode: 'onChange' });
  const names = Object.keys(defaultValues) as Path<T>[];

  const send = form.handleSubmit(async (input) => {
    const result = await action(input);
    if (!result.ok) return setProblem(showFailure(form, names, result.failure));
    setLeaving(onDone(result.value) === 'leaves');
  });
  const submit = (event: FormEvent) => {
    setProblem(null);
    // The browser says no more than that it got no answer; the server's failures come as values.
    send(event).catch(() => setProblem(UNREACHABLE));
  };
  return { form, problem, submit, pending: leaving || form.formState.isSubmitting };
}
