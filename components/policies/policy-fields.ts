import type { SpecificationProblem } from '@/lib/core/policies/specification';
import type { FieldErrors } from '@/lib/core/result';
import type { PolicyEditing } from './use-policy-editing';

type Known = Pick<PolicyEditing, 'judged' | 'saving' | 'attempted'>;

/**
 * The messages at a field of the draft or below it, by dotted path: from the first try to save on, so that
 * nobody is blamed for what is not filled in yet.
 */
export function fieldMessages({ judged, saving, attempted }: Known, path: string) {
  if (!attempted) return [];
  const here = messagesIn(judged?.fields ?? {}, path);
  return here.length > 0 ? here : messagesIn(saving.fields, path);
}

/** What only the console found wrong with the rules of the draft that was sent, at JSON Pointers. */
export function refusedRules(
  told: readonly SpecificationProblem[],
  fields: FieldErrors,
): readonly SpecificationProblem[] {
  const known = new Set(told.map(({ at }) => at));
  return Object.entries(fields).flatMap(([path, messages]) => {
    const [member, ...steps] = path.split('.');
    if (member !== 'specification') return [];
    const at = steps.map((step) => `/${step}`).join('');
    return known.has(at) ? [] : messages.map((message) => ({ at, message }));
  });
}

/** Whether something at a field of the draft or below it keeps it from being saved. */
export function isHindered({ judged }: Pick<Known, 'judged'>, path: string): boolean {
  return messagesIn(judged?.fields ?? {}, path).length > 0;
}

function messagesIn(fields: FieldErrors, path: string): readonly string[] {
  const below = Object.entries(fields).filter(
    ([name]) => name === path || name.startsWith(`${path}.`),
  );
  return [...new Set(below.flatMap(([, messages]) => messages))];
}
