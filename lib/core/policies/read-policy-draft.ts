import { fieldErrorsOf } from '../field-errors';
import { type FieldErrors, invalidInput, ok, type Result } from '../result';
import type { PolicyDraft } from './policy';
import { policyDraftSchema } from './policy-draft-schema';
import { readSpecification } from './read-specification';
import type { SpecificationProblem } from './specification';

/**
 * Reads untrusted input as a policy that may be saved: its specification, what it is attached to and its
 * tests. Messages carry the path of what they are about, `specification.rules.0.conditions.1.value`.
 * Unknown members are refused.
 */
export function readPolicyDraft(input: unknown): Result<PolicyDraft> {
  const parsed = policyDraftSchema.safeParse(input);
  const read = readSpecification(specificationIn(input));
  const fields = {
    ...(parsed.success ? {} : fieldErrorsOf(parsed.error.issues)),
    ...(read.ok ? {} : fieldsOf('specification', read.problems)),
  };
  if (!parsed.success || !read.ok) return invalidInput(fields);
  return ok({ ...parsed.data, specification: read.specification });
}

function specificationIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null
    ? Reflect.get(input, 'specification')
    : undefined;
}

/** Problems at JSON Pointers into a member as messages by dotted path. */
export function fieldsOf(member: string, problems: readonly SpecificationProblem[]): FieldErrors {
  const fields = new Map<string, readonly string[]>();
  for (const { at, message } of problems) {
    const path = member + at.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
    fields.set(path, [...(fields.get(path) ?? []), message]);
  }
  return Object.fromEntries(fields);
}
