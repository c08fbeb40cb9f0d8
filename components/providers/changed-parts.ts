import type { InputField } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { draftText, draftValue } from '@/lib/core/providers/draft-changes';
import { readPublishableKey } from '@/lib/core/providers/publishable-key';
import { providerTypeOf } from '@/lib/core/providers/registry';

/**
 * The texts of the basic fields that differ from what is saved, as they stand in what follows from
 * them; longest first, so that a part of another is not marked in its place.
 */
export function changedParts(base: ProviderDraft, draft: ProviderDraft): readonly string[] {
  const parts = providerTypeOf(draft.type).fields.flatMap((field) =>
    draftText(base, field.path) === draftText(draft, field.path) ? [] : partsOf(field, base, draft),
  );
  return [...new Set(parts)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
}

function partsOf(field: InputField, base: ProviderDraft, draft: ProviderDraft): readonly string[] {
  const [was, is] = [draftValue(base, field.path), draftValue(draft, field.path)];
  if (Array.isArray(is)) {
    const before = new Set<string>(Array.isArray(was) ? was : []);
    return is.filter((entry) => !before.has(entry));
  }
  if (typeof is !== 'string' || field.kind !== 'text') return [];
  const key = field.path === 'inputs.publishableKey' ? readPublishableKey(is) : null;
  return [key === null ? field.read(is).value : key.host.toLowerCase()];
}
