import { invalidInput, ok, type Result } from '../result';
import { isBatchSize, MAX_BATCH } from '../tokens/read-tokens';
import type { AuthorizationCheck } from './decide-check';
import { readCheck } from './read-check';

/** Looks at the members of one check that are not read; null: all is well. `at` is put before their names. */
export type JudgeMembers = (
  check: Readonly<Record<string, unknown>>,
  at: string,
) => Result<never> | null;

/** Reads the checks of a batch: a list of 1 to 100 objects. Default: members that are not known are left out. */
export function readChecks(
  checks: unknown,
  judgeMembers: JudgeMembers = () => null,
): Result<readonly AuthorizationCheck[]> {
  const list: readonly unknown[] = Array.isArray(checks) ? checks : [];
  if (!isBatchSize(list.length)) return wrong('checks', `Send 1 to ${MAX_BATCH} checks as a list.`);
  const read: AuthorizationCheck[] = [];
  // What a list leaves out is undefined here.
  for (const [index, one] of list.entries()) {
    const at = `checks.${index}`;
    if (!isObject(one)) return wrong(at, 'A check is an object with resource and action.');
    const check = readCheck(one, `${at}.`);
    if (!check.ok) return check;
    const unknown = judgeMembers(one, `${at}.`);
    if (unknown !== null) return unknown;
    read.push(check.value);
  }
  return ok(read);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(field: string, message: string): Result<never> {
  return invalidInput({ [field]: [message] }, message);
}
