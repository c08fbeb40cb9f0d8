import type { AuthorizationCheck } from '@/lib/core/policies/decide-check';
import { readCheck, type UnreadCheck } from '@/lib/core/policies/read-check';
import type { FieldErrors } from '@/lib/core/result';
import { ClaimcheckError } from './errors';

/** How many tokens or checks one batch may have. */
export const MAX_BATCH = 100;

/** What a call was given, which is an object; throws INVALID_INPUT. */
export function readObjectInput<T extends object>(input: T): T {
  const given: unknown = input;
  if (typeof given === 'object' && given !== null) return input;
  throw invalidField('', 'Give an object, as the types say.');
}

/** Whether an explanation is asked for; throws INVALID_INPUT in the words of the api. */
export function readExplainInput(input: { readonly explain?: unknown }): boolean {
  const { explain = false } = readObjectInput(input);
  if (typeof explain === 'boolean') return explain;
  throw invalidField('explain', 'Write true or false.');
}

/** A token as it is judged; throws INVALID_INPUT in the words of the api. */
export function readTokenInput(token: unknown): string {
  if (typeof token === 'string') return token;
  throw invalidField('token', 'Send the token as text.');
}

/** The tokens of a batch; throws INVALID_INPUT in the words of the api. */
export function readTokensInput(tokens: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(tokens) ? tokens : [];
  const texts = list.filter((token) => typeof token === 'string');
  if (texts.length === list.length && isBatch(list)) return texts;
  throw invalidField('tokens', `Send 1 to ${MAX_BATCH} tokens as a list of texts.`);
}

/** What is asked about one thing; throws INVALID_INPUT in the words of the api. */
export function readCheckInput(input: UnreadCheck, at = ''): AuthorizationCheck {
  const check = readCheck(input, at);
  if (check.ok) return check.value;
  const { failure } = check;
  throw invalidInput(failure.message, failure.code === 'INVALID_INPUT' ? failure.fields : {});
}

/** The checks of a batch; throws INVALID_INPUT in the words of the api. */
export function readChecksInput(checks: unknown): readonly AuthorizationCheck[] {
  const list: readonly unknown[] = Array.isArray(checks) ? checks : [];
  if (!isBatch(list)) throw invalidField('checks', `Send 1 to ${MAX_BATCH} checks as a list.`);
  // A list that leaves something out has it as undefined then.
  return Array.from(list, (check, index) => {
    const at = `checks.${index}`;
    if (typeof check === 'object' && check !== null) return readCheckInput(check, `${at}.`);
    throw invalidField(at, 'A check is an object with resource and action.');
  });
}

function isBatch(list: readonly unknown[]): boolean {
  return list.length > 0 && list.length <= MAX_BATCH;
}

/** The error for one field; the empty name stands for the whole. */
export function invalidField(field: string, message: string): ClaimcheckError {
  return invalidInput(message, { [field]: [message] });
}

function invalidInput(message: string, fields: FieldErrors): ClaimcheckError {
  return new ClaimcheckError(message, { code: 'INVALID_INPUT', fields });
}
