import type { AuthorizationCheck } from '@/lib/core/policies/decide-check';
import { readCheck, type UnreadCheck } from '@/lib/core/policies/read-check';
import { readChecks } from '@/lib/core/policies/read-checks';
import type { FieldErrors, Result } from '@/lib/core/result';
import { readTokens } from '@/lib/core/tokens/read-tokens';
import { ClaimcheckError } from './errors';

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
  return known(readTokens(tokens));
}

/** What is asked about one thing; throws INVALID_INPUT in the words of the api. */
export function readCheckInput(input: UnreadCheck): AuthorizationCheck {
  return known(readCheck(input));
}

/** The checks of a batch; throws INVALID_INPUT in the words of the api. */
export function readChecksInput(checks: unknown): readonly AuthorizationCheck[] {
  return known(readChecks(checks));
}

function known<T>(read: Result<T>): T {
  if (read.ok) return read.value;
  const { failure } = read;
  throw invalidInput(failure.message, failure.code === 'INVALID_INPUT' ? failure.fields : {});
}

/** The error for one field; the empty name stands for the whole. */
export function invalidField(field: string, message: string): ClaimcheckError {
  return invalidInput(message, { [field]: [message] });
}

function invalidInput(message: string, fields: FieldErrors): ClaimcheckError {
  return new ClaimcheckError(message, { code: 'INVALID_INPUT', fields });
}
