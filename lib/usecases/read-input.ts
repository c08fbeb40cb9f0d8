import type * as z from 'zod/mini';
import { fieldErrorsOf } from '@/lib/core/field-errors';
import { invalidInput, ok, type Result } from '@/lib/core/result';

/** Untrusted input in the shape of a schema, or INVALID_INPUT; strict schemas refuse unknown members. */
export function readInput<I>(schema: z.ZodMiniType<I>, input: unknown): Result<I> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : invalidInput(fieldErrorsOf(parsed.error.issues));
}
