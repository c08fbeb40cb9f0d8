import type { InputField } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { draftText, draftValue } from '@/lib/core/providers/draft-changes';
import { readPublishableKey } from '@/lib/core/providers/publishable-key';
import { providerTypeOf } from '@/lib/core/providers/registry';
import type { ChangedPart } from '../ui/derived-values';

/**
 * The texts of the basic fields that differ from what is saved, as they stand in what follows from
 * them; longest first, so that a part of another is not marked in its place.
 */
export function changedParts(base: ProviderDraft, draft: ProviderDraft): readonly ChangedPart[] {
  return providerTypeOf(draft.type)
    .fields.flatMap((field) => {
      const changed = draftText(base, field.path) !== draftText(draft, field.path);
      return changed ? partsOf(field, base, draft) : [];
    })
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.text.length - a.text.length);
}

function partsOf(field: InputField, base: ProviderDraft, draft: ProviderDraft): ChangedPart[] {
  const [was, is] = [draftValue(base, field.path), draftValue(draft, field.path)];
  if (Array.isArray(is)) {
    const before = new Set<string>(Array.isArray(was) ? was : []);
    // An audience such as `web` may stand by chance in an address; a domain is meant to.
    const whole = field.path !== 'inputs.customDomains';
    return is.filter((text) => !before.has(text)).map((text) => ({ text, whole }));
  }
  if (typeof is !== 'string' || field.kind !== 'text') return [];
  const { value } = field.read(is);
  const key = field.path === 'inputs.publishableKey' ? readPublishableKey(value) : null;
  return [{ text: key === null ? value : key.host.toLowerCase(), whole: false }];
}
