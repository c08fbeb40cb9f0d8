import { readCheck } from '@/lib/core/policies/read-check';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { CheckInput } from './answers';
import type { Eventual } from './guard-options';

/** What is asked about a request; a function is given the request, once its token was found good. */
export interface Question<Args extends readonly unknown[]> {
  readonly resource: string | ((...args: Args) => Eventual<string>);
  readonly action: string | ((...args: Args) => Eventual<string>);
  /** Facts that policies may look at, as `context.…`; default: none. */
  readonly context?: (...args: Args) => Eventual<JsonObject>;
}

/** A question as it may be asked; throws TypeError where it never could be, so that a service does not start with it. */
export function questionOf<Args extends readonly unknown[]>(
  question: Question<Args>,
): Question<Args> {
  const given: unknown = question;
  if (!isRecord(given)) throw new TypeError(HOW);
  const { resource, action, context } = question;
  const told = readCheck({ resource: nameOf(resource), action: nameOf(action) });
  if (!told.ok) throw new TypeError(`${HOW} ${told.failure.message}`);
  if (context === undefined || typeof context === 'function') return question;
  throw new TypeError('context has to be a function that returns an object.');
}

const HOW =
  'Give authorize a resource and an action, such as { resource: "orders", action: "read" }.';

/** A function's answer is looked at when a request comes. */
function nameOf(given: unknown): unknown {
  return typeof given === 'function' ? 'later' : given;
}

/** Asks the functions of a question; rejects with what they throw, and where one gives something else. */
export async function checkOf<Args extends readonly unknown[]>(
  { resource, action, context }: Question<Args>,
  ...args: Args
): Promise<CheckInput> {
  const check = {
    resource: typeof resource === 'function' ? await resource(...args) : resource,
    action: typeof action === 'function' ? await action(...args) : action,
  };
  if (context === undefined) return check;
  const facts: unknown = await context(...args);
  if (!isRecord(facts)) throw new TypeError('context has to return an object.');
  return { ...check, context: facts };
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
