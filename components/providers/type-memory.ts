import { canonicalJson } from '@/lib/core/canonical-json';
import type { FilledFields } from '@/lib/core/providers/definition';
import type { ProviderDraft, ProviderInputs, ProviderType } from '@/lib/core/providers/draft';
import { providerTypeOf, withType } from '@/lib/core/providers/registry';

/** What a form remembers of the types that it was before. */
export interface TypeMemory {
  /** What the operator left in each type's own fields. */
  readonly own: Readonly<Partial<Record<ProviderType, OwnFields>>>;
  /** The form as the operator last left it; other types are filled from it. Null: no switch yet. */
  readonly edited: ProviderDraft | null;
  /** What the last switch made of it; as long as it stands unedited, nothing is learnt from it. */
  readonly made: ProviderDraft | null;
}

type OwnFields = FilledFields & Pick<ProviderDraft, 'furtherIssuers'>;

interface Switched {
  readonly draft: ProviderDraft;
  readonly memory: TypeMemory;
}

/** Of a form whose type was not changed yet. */
export const NO_MEMORY: TypeMemory = { own: {}, edited: null, made: null };

/**
 * The draft as another type. A type that was filled in before gets its own fields back as they were;
 * any other gets what it and the type that was edited last can hold, whichever were passed by
 * between them: the arrow keys go through all of them.
 */
export function switchType(draft: ProviderDraft, type: ProviderType, before: TypeMemory): Switched {
  const edited = editedOf(draft, before);
  const own = edited === draft ? { ...before.own, [draft.type]: fieldsOf(draft) } : before.own;
  const made = filledAs(type, edited, own[type]);
  return { draft: made, memory: { own, edited, made } };
}

/** The draft itself where its own fields were edited, else what it was made from, with what is new. */
function editedOf(draft: ProviderDraft, { edited, made }: TypeMemory): ProviderDraft {
  if (edited === null || made === null) return draft;
  if (draft.type !== made.type || !isSameFields(draft, made)) return draft;
  return { ...draft, ...fieldsOf(edited), type: edited.type };
}

function filledAs(
  type: ProviderType,
  edited: ProviderDraft,
  own: OwnFields | undefined,
): ProviderDraft {
  const carried = withType(edited, type);
  if (own === undefined) return carried;
  const asItWas = { ...edited, ...own, type };
  if (providerTypeOf(type).derive(asItWas).issuers.length > 0) return asItWas;
  return { ...carried, inputs: joined(carried.inputs, own.inputs) };
}

function isSameFields(a: ProviderDraft, b: ProviderDraft): boolean {
  return canonicalJson(fieldsOf(a)) === canonicalJson(fieldsOf(b));
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
