import type { PolicyEditing } from './use-policy-editing';

/** The messages at a field of the draft or below it, by dotted path; this page's own before the console's. */
export function fieldMessages(
  { judged, saving }: Pick<PolicyEditing, 'judged' | 'saving'>,
  path: string,
): readonly string[] {
  const here = judged?.fields ?? {};
  const fields = Object.keys(here).length > 0 ? here : saving.fields;
  const below = Object.entries(fields).filter(
    ([name]) => name === path || name.startsWith(`${path}.`),
  );
  return [...new Set(below.flatMap(([, messages]) => messages))];
}
