import type { ProviderHints } from './definition';
import type { ProviderDraft } from './draft';
import { providerTypeOf, withAlgorithms } from './registry';

/**
 * The draft with the audiences and algorithms of hints added where its type keeps them, and their
 * parties where parties are checked; the same draft when it holds all of them already.
 */
export function addHints(draft: ProviderDraft, hints: ProviderHints): ProviderDraft {
  const { derive, fill } = providerTypeOf(draft.type);
  const { issuers, audiences } = derive(draft);
  const known = new Set([...audiences, ...draft.furtherAudiences]);
  const added = hints.audiences.filter((audience) => !known.has(audience));
  const { inputs } = fill({ ...hints, issuer: issuers[0] ?? hints.issuer, audiences: added });
  const parties = draft.azpRule === 'off' ? [] : hints.parties;
  return {
    ...draft,
    inputs: {
      ...draft.inputs,
      clientIds: union(draft.inputs.clientIds, inputs.clientIds),
      audiences: union(draft.inputs.audiences, inputs.audiences),
    },
    authorizedParties: union(draft.authorizedParties, parties),
    algorithms: withAlgorithms(draft.algorithms, hints.algorithms ?? []),
  };
}

function union(before: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...before, ...added])];
}
