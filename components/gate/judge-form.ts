import type { ZodMiniType } from 'zod/mini';
import { fieldErrorsOf } from '@/lib/core/field-errors';
import { invalidInput, ok, type Result } from '@/lib/core/result';

/** What judges a form and gives back what is sent. */
export type FormSchema<T> = ZodMiniType<T>;

/** What a schema makes of the values of a form; the same failure as the server's where it refuses. */
export function judgeForm<T>(schema: FormSchema<T>, values: unknown): Result<T> {
  const judged = schema.safeParse(values);
  return judged.success ? ok(judged.data) : invalidInput(fieldErrorsOf(judged.error.issues));
}
