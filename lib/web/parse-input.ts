import * as z from 'zod/mini';
import type { Result } from '@/lib/core/result';
import { readInput } from '@/lib/usecases/read-input';

/** A schema of an action's input. */
export type InputSchema<I> = z.ZodMiniType<I>;

/** The parsed input, or `INVALID_INPUT` with messages by dotted path; unknown fields are refused. */
export function parseInput<I>(schema: InputSchema<I>, input: unknown): Result<I> {
  return readInput(schema, input);
}

function isOpenObject(node: object): boolean {
  if (!('type' in node) || node.type !== 'object') return false;
  const rest = 'additionalProperties' in node ? node.additionalProperties : undefined;
  return rest !== false && (typeof rest !== 'object' || Object.keys(rest ?? {}).length === 0);
}

function findOpenObject(node: unknown, path: string): string | null {
  if (node === null || typeof node !== 'object') return null;
  if (isOpenObject(node)) return path;
  for (const [name, member] of Object.entries(node)) {
    const found = findOpenObject(member, `${path}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Throws when some object of the schema would let unknown fields pass: an action is made with
 * `z.strictObject` all the way down, so that nobody can smuggle a field in (mass assignment).
 */
export function refuseOpenSchema(schema: InputSchema<unknown>): void {
  const open = findOpenObject(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '#');
  if (open !== null) throw new Error(`The schema of an action is open at ${open}: z.strictObject`);
}
