import * as z from 'zod/mini';

/** What the document says of a schema; those with an id are components that others refer to. */
interface SchemaWords {
  id?: string | undefined;
  description?: string;
  examples?: unknown[];
  [member: string]: unknown;
}

/** The words of all schemas that the OpenAPI document shows. */
export const documented = z.registry<SchemaWords>();

/** Gives a schema a name in the document, and words. */
export function component<S extends z.ZodMiniType>(
  schema: S,
  id: string,
  description: string,
  examples?: readonly z.input<S>[],
): S {
  documented.add(schema, { id, description, ...(examples && { examples: [...examples] }) });
  return schema;
}

/** Gives a member, a parameter or a body its description, and examples. */
export function described<S extends z.ZodMiniType>(
  schema: S,
  description: string,
  ...examples: readonly z.input<S>[]
): S {
  // A schema of its own, for the one that was given may have other words in other places.
  const own = z.clone(schema);
  documented.add(own, { description, ...(examples.length > 0 && { examples: [...examples] }) });
  return own;
}
