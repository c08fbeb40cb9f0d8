import { MAX_CONTEXT_BYTES, problemOfContext } from '@/lib/core/policies/context-bounds';
import type { AuthorizationCheck } from '@/lib/core/policies/decide-check';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { invalidField } from './read-input';

/** The largest body that the api reads. */
const MAX_BODY_BYTES = 1_048_576;
/** A character is at most so many bytes of JSON: `\u0000`. */
const BYTES_OF_A_CHARACTER = 6;
/** What a body with one check has beside its tokens, at most: a context, and the names of everything. */
const BESIDE_TOKENS = MAX_CONTEXT_BYTES * BYTES_OF_A_CHARACTER + 8_192;

/** What a call sends, as far as its length goes. */
export interface SentInput {
  readonly tokens: readonly string[];
  readonly checks?: readonly AuthorizationCheck[];
}

const NO_CHECKS: readonly AuthorizationCheck[] = [];

/** Throws INVALID_INPUT where the body of a call would be longer than the api reads, which is 1 MiB. */
export function requireFits(sent: SentInput): void {
  const { tokens, checks = NO_CHECKS } = sent;
  let characters = 0;
  for (const { length } of tokens) characters += length + BYTES_OF_A_CHARACTER;
  const rough = characters * BYTES_OF_A_CHARACTER + BESIDE_TOKENS;
  // Nearly every call is short, and need not be written to know it.
  if (rough <= MAX_BODY_BYTES && checks.length <= 1) return;
  if (new TextEncoder().encode(JSON.stringify(sent)).length <= MAX_BODY_BYTES) return;
  throw invalidField('', 'This is more than 1 MiB as JSON: ask about less at once.');
}

/**
 * A check as the api would read it: JSON has null for what a list leaves out, and asks `toJSON`. Throws
 * INVALID_INPUT, also for names that the api refuses (`__proto__`, `constructor.prototype`).
 */
export function asSent(check: AuthorizationCheck, at = ''): AuthorizationCheck {
  const { resource, action } = check;
  // Member by member: this runs with every call.
  if (isFlat(check.context)) return { resource, action, context: { ...check.context } };
  const context = parsed(check.context);
  const problem = problemOfContext(context);
  if (problem !== null || !isObject(context)) {
    throw invalidField(`${at}context`, problem ?? 'The context is a JSON object.');
  }
  if (hasRefusedName(context)) {
    throw invalidField(
      `${at}context`,
      'The context has a name that is not allowed, such as __proto__.',
    );
  }
  return { resource, action, context };
}

/** Whether JSON has a context as it is, as it does nearly all: then it need not be written and read. */
function isFlat(context: JsonObject): boolean {
  if ('toJSON' in context || Object.hasOwn(context, '__proto__')) return false;
  for (const name of Object.keys(context)) {
    const value = context[name];
    if ((typeof value === 'object' && value !== null) || Object.is(value, -0)) return false;
  }
  return true;
}

function parsed(context: JsonObject): unknown {
  return JSON.parse(JSON.stringify(context));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasRefusedName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  const constructed = Object.hasOwn(value, 'constructor') ? value.constructor : null;
  if (isObject(constructed) && Object.hasOwn(constructed, 'prototype')) return true;
  return Object.values(value).some(hasRefusedName);
}
