import { createHash } from 'node:crypto';
import { canonicalDraft, type ProviderDraft } from '@/lib/core/providers/draft';

/** SHA-256 (hex) of exactly these settings; a connection report carries that of what it tested. */
export function settingsHashOf(draft: ProviderDraft): string {
  return createHash('sha256').update(canonicalDraft(draft)).digest('hex');
}
