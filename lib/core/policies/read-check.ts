import { invalidInput, ok, type Result } from '../result';
import type { JsonObject } from '../tokens/json-value';
import { isContext, problemOfContext } from './context-bounds';
import type { AuthorizationCheck } from './decide-check';
import { MAX_TARGET_NAME } from './specification-limits';

const NO_CONTEXT: JsonObject = Object.freeze({});

/** A check of which nothing is known. */
export interface UnreadCheck {
  readonly resource?: unknown;
  readonly action?: unknown;
  readonly context?: unknown;
}

/** Reads `{resource, action, context?}`; `at` is put before the names of fields. Looks at nothing else. */
export function readCheck(
  { resource, action, context }: UnreadCheck,
  at = '',
): Result<AuthorizationCheck> {
  if (!isTarget(resource)) return wrongTarget(resource, `${at}resource`);
  if (!isTarget(action)) return wrongTarget(action, `${at}action`);
  if (context === undefined) return ok({ resource, action, context: NO_CONTEXT });
  if (isContext(context)) return ok({ resource, action, context });
  return wrong(`${at}context`, problemOfContext(context) ?? '');
}

function isTarget(name: unknown): name is string {
  if (typeof name !== 'string' || name === '' || name === '*') return false;
  return name.length <= MAX_TARGET_NAME && name.trim() === name;
}

function wrongTarget(name: unknown, at: string): Result<never> {
  const message =
    name === '*'
      ? 'Name what is asked about; * stands for any in policies only.'
      : `Send a text of 1 to ${MAX_TARGET_NAME} characters without white space around it.`;
  return wrong(at, message);
}

function wrong(field: string, message: string): Result<never> {
  return invalidInput({ [field]: [message] }, message);
}
