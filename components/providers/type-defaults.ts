import type { ProviderTypeDefinition } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { DRAFT_FIELDS, type DraftField, draftText } from '@/lib/core/providers/draft-changes';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom, providerTypeOf } from '@/lib/core/providers/registry';

/** The fields that the basic form of this draft's type shows now; Advanced leaves them out. */
export function basicFields(draft: ProviderDraft): ReadonlySet<DraftField> {
  const { fields } = providerTypeOf(draft.type);
  const shown = fields.filter((field) => field.visible?.(draft) ?? true);
  return new Set<DraftField>(['type', 'name', 'environment', ...shown.map(({ path }) => path)]);
}

/** Whether the page has a place for a message at this field. */
export function hasPlace(draft: ProviderDraft, field: DraftField): boolean {
  return !field.startsWith('inputs.') || basicFields(draft).has(field);
}

/** The fields under Advanced that do not hold what a new provider of this type has there. */
export function advancedDifferences(draft: ProviderDraft): ReadonlySet<DraftField> {
  const basic = basicFields(draft);
  const usual = usualDraft(providerTypeOf(draft.type), draft);
  return new Set(
    DRAFT_FIELDS.filter(
      (field) =>
        !field.startsWith('inputs.') &&
        !basic.has(field) &&
        draftText(usual, field) !== draftText(draft, field),
    ),
  );
}

/** A new draft of the type, with what the choices of the basic form set along. */
function usualDraft({ type, fields }: ProviderTypeDefinition, draft: ProviderDraft): ProviderDraft {
  const fresh = draftFrom(type, NO_HINTS);
  const sets = fields.flatMap((field) =>
    field.kind === 'choice'
      ? field.options
          .filter(({ value }) => value === draft[field.path])
          .map((option) => option.sets)
      : [],
  );
  return Object.assign(fresh, ...sets);
}
