import type { FastifyInstance, FastifyTypeProvider } from 'fastify';
import type * as z from 'zod/mini';
import { fieldErrorsOf } from '@/lib/core/field-errors';
import { type FieldErrors, invalidInput } from '@/lib/core/result';
import { answerFailure } from './failure-answers';

/** A request that is not of the shape that its route declares. */
class InvalidRequest extends Error {
  readonly fields: FieldErrors;

  constructor(fields: FieldErrors) {
    super('The request is not of the shape that its route declares.');
    this.fields = fields;
  }
}

/** Types requests by the schemas of their route, and leaves answers as they are. */
interface RequestTypes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodMiniType ? z.output<this['schema']> : unknown;
  serializer: unknown;
}

/** A body may have a hundred thousand members that nobody knows; the answer stays small. */
const MOST_PLACES = 50;

function firstOf(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(fields).slice(0, MOST_PLACES));
}

/**
 * Has the requests of a group of routes validated by their schemas; what a schema does not know, or
 * does not take, is INVALID_INPUT with the places. Gives the group with the types of its schemas.
 */
export function validateRequests(server: FastifyInstance) {
  server.setValidatorCompiler<z.ZodMiniType>(({ schema }) => (data) => {
    const parsed = schema.safeParse(data ?? {});
    if (parsed.success) return { value: parsed.data };
    return { error: new InvalidRequest(firstOf(fieldErrorsOf(parsed.error.issues))) };
  });
  server.setErrorHandler((error, _, reply) => {
    if (!(error instanceof InvalidRequest)) return reply.send(error);
    const refused = invalidInput(error.fields);
    return refused.ok ? reply : answerFailure(reply, refused.failure);
  });
  return server.withTypeProvider<RequestTypes>();
}
