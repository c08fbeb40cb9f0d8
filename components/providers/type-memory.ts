import type { FilledFields } from '@/lib/core/providers/definition';
import type { ProviderDraft, ProviderInputs, ProviderType } from '@/lib/core/providers/draft';
import { providerTypeOf, withType } from '@/lib/core/providers/registry';

/** What each type's own fields held when the form was last switched away from it. */
export type TypeMemory = Readonly<Partial<Record<ProviderType, OwnFields>>>;

type OwnFields = FilledFields & Pick<ProviderDraft, 'furtherIssuers'>;

interface Switched {
  readonly draft: ProviderDraft;
  readonly memory: TypeMemory;
}

/**
 * The draft as another type. A type that was filled in before gets its own fields back as they were;
 * any other gets what both types can hold.
 */
export function switchType(draft: ProviderDraft, type: ProviderType, before: TypeMemory): Switched {
  const memory = { ...before, [draft.type]: fieldsOf(draft) };
  const own = memory[type];
  const carried = withType(draft, type);
  if (own === undefined) return { draft: carried, memory };
  const asItWas = { ...draft, ...own, type };
  const filledIn = providerTypeOf(type).derive(asItWas).issuers.length > 0;
  if (filledIn) return { draft: asItWas, memory };
  return { draft: { ...carried, inputs: joined(carried.inputs, own.inputs) }, memory };
}

function fieldsOf(draft: ProviderDraft): OwnFields {
  const { inputs, audienceRule, azpRule, authorizedParties, furtherIssuers } = draft;
  return { inputs, audienceRule, azpRule, authorizedParties, furtherIssuers };
}

/** What was carried over, and what stood in the lists before where nothing was carried. */
function joined(carried: ProviderInputs, own: ProviderInputs): ProviderInputs {
  const list = (name: 'clientIds' | 'customDomains' | 'audiences') =>
    carried[name].length > 0 ? carried[name] : own[name];
  return {
    ...carried,
    clientIds: list('clientIds'),
    customDomains: list('customDomains'),
    audiences: list('audiences'),
  };
}
