import type { ProviderTypeDefinition } from '../providers/definition';
import type { ProviderDraft } from '../providers/draft';
import { readIssuerInput } from '../providers/issuer-input';

/** What a step may know of what is tested, so that it speaks of the right field and place. */
export interface DraftContext {
  readonly draft: ProviderDraft;
  readonly definition: ProviderTypeDefinition;
  readonly allowedPrivateOrigins: readonly string[];
}

/** Every issuer that a draft would accept, in order, without judging them. */
export function acceptedIssuers(
  draft: ProviderDraft,
  definition: ProviderTypeDefinition,
): readonly string[] {
  const further = draft.furtherIssuers.map((text) => readIssuerInput(text).issuer);
  return [...new Set([...definition.derive(draft).issuers, ...further])];
}
