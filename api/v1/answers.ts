import * as z from 'zod/mini';
import { failureSchema } from '../failure-schema';
import { described } from '../openapi-registry';

const JSON_TYPE = 'application/json';

/** A good answer in a route's schema. */
export function answers<S extends z.ZodMiniType>(schema: S, description: string) {
  return { description, content: { [JSON_TYPE]: { schema } } };
}

/** An answer without a body in a route's schema. */
export function answersNothing(description: string) {
  return described(z.null(), description);
}

/** A refusal in a route's schema, in the one shape of all. */
export function refuses(description: string) {
  return answers(failureSchema, description);
}
