import type { FieldErrors } from '@/lib/core/result';

/** What is known of a policy that is being edited, as far as deciding by it goes. */
interface Judged {
  readonly problems: readonly unknown[];
  readonly fields: FieldErrors;
}

/**
 * Why a draft cannot be decided by, as a sentence that says by what is decided instead; null: it can. Its name
 * and its tests decide nothing, so they may be wrong.
 */
export function draftLeftOut(
  { problems, fields }: Judged,
  jsonIsBroken: boolean,
  isSaved: boolean,
): string | null {
  const why = whyLeftOut(problems, fields);
  if (why !== null) {
    return `${isSaved ? 'Decided by what is saved' : 'Decided without this policy'}: ${why}.`;
  }
  return jsonIsBroken
    ? 'Decided by the rules as they were before the JSON, which cannot be read, was changed.'
    : null;
}

function whyLeftOut(problems: readonly unknown[], fields: FieldErrors): string | null {
  if (problems.length > 0) return 'the rules of the draft are not complete';
  return Object.keys(fields).some((path) => path.startsWith('permissions'))
    ? 'a permission of the draft is not complete'
    : null;
}
