import type * as z from 'zod/mini';
import { invalidInput, ok, type Result } from '@/lib/core/result';

/** Untrusted input in the shape of a schema, or INVALID_INPUT; strict schemas refuse unknown members. */
export function readInput<I>(schema: z.ZodMiniType<I>, input: unknown): Result<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const name = path.map(String).join('.');
    fields[name] = [...(fields[name] ?? []), message];
  }
  return invalidInput(fields);
}
