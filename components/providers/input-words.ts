import type { TextField } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { issuerOfKey, readPublishableKey } from '@/lib/core/providers/publishable-key';

/** What the field says about its text: what it holds, or what was made of it; null: nothing. */
export function saidOf(field: TextField, text: string): string | null {
  const { value, made } = field.read(text);
  const key = field.path === 'inputs.publishableKey' ? readPublishableKey(value) : null;
  return key === null
    ? made
    : `This is the ${key.instance} instance; issuer ${issuerOfKey(value)}.`;
}

/** What holds while the field is empty, because another field gives it; null: nothing does. */
export function insteadOf(field: TextField, draft: ProviderDraft): string | null {
  const ofKey = draft.type === 'clerk' && field.path === 'inputs.issuer';
  return ofKey ? issuerOfKey(draft.inputs.publishableKey) : null;
}
