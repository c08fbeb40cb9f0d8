import { fieldErrorsOf } from '../field-errors';
import { type FieldErrors, invalidInput, ok, type Result } from '../result';
import { completenessProblems } from './completeness';
import type { ProviderDraft } from './draft';
import { providerDraftSchema } from './draft-schema';
import type { ProviderSettings } from './settings';
import { settleDraft } from './settle';

/** A draft of the right shape together with what follows from it. */
export interface SettledDraft {
  readonly draft: ProviderDraft;
  readonly settings: ProviderSettings;
}

/**
 * Reads untrusted input as a draft that may be saved, and settles it; the one check of form, action
 * and API.
 * Unknown members are refused. `allowedPrivateOrigins` are the origins that may be http or private.
 */
export function readDraft(
  input: unknown,
  allowedPrivateOrigins: readonly string[],
): Result<SettledDraft> {
  const parsed = providerDraftSchema.safeParse(input);
  if (!parsed.success) return invalidInput(fieldErrorsOf(parsed.error.issues));
  const settled = settleDraft(parsed.data, allowedPrivateOrigins);
  const problems = { ...problemsOf(settled), ...completenessProblems(parsed.data) };
  if (!settled.ok || Object.keys(problems).length > 0) return invalidInput(problems);
  return ok({ draft: parsed.data, settings: settled.value });
}

function problemsOf(settled: Result<unknown>): FieldErrors {
  return !settled.ok && settled.failure.code === 'INVALID_INPUT' ? settled.failure.fields : {};
}
