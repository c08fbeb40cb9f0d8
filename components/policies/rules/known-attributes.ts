import { BUILT_IN_ATTRIBUTES } from '@/lib/core/policies/attributes';
import type { AttributeKind } from '@/lib/core/policies/policy-function';

/** What sort of value an attribute has, as far as one can tell before a token comes. */
export type KnownKind = Exclude<AttributeKind, 'any'>;

/** An attribute that the editor suggests. */
export interface KnownAttribute {
  /** Its whole name: `ext_plan`, `context.order.amount`. */
  readonly name: string;
  /** Absent: not known. */
  readonly kind?: KnownKind;
  /** Where it comes from, in a few words: `org_role of Acme Clerk`. */
  readonly note?: string;
}

/** The attributes that the editor suggests besides those that are built in. */
export interface KnownAttributes {
  /** Made by the mappings of the workspace's providers. */
  readonly mapped: readonly KnownAttribute[];
  /** Seen in policies or requests. */
  readonly context: readonly KnownAttribute[];
}

/** Suggestions under words of their own. */
export interface AttributeGroup {
  readonly label: string;
  readonly attributes: readonly KnownAttribute[];
}

const BUILT_IN: Readonly<
  Record<(typeof BUILT_IN_ATTRIBUTES)[number], Omit<KnownAttribute, 'name'>>
> = {
  permissions: { kind: 'list', note: 'of the token or the machine key' },
  resource: { kind: 'text', note: 'what is asked for' },
  action: { kind: 'text', note: 'what is to be done with it' },
  now: { kind: 'time', note: 'the moment of the request' },
};

/** All suggestions by where they come from; groups without any are left out. */
export function attributeGroups({ mapped, context }: KnownAttributes): readonly AttributeGroup[] {
  const builtIn = BUILT_IN_ATTRIBUTES.map((name) => ({ name, ...BUILT_IN[name] }));
  return [
    { label: 'From claims', attributes: mapped },
    { label: 'From the request’s context', attributes: context },
    { label: 'Always there', attributes: builtIn },
  ].filter((group) => group.attributes.length > 0);
}

/** The groups with those suggestions only that hold a text, in any letter case. */
export function matchingGroups(
  groups: readonly AttributeGroup[],
  text: string,
): readonly AttributeGroup[] {
  const wanted = text.toLowerCase();
  const fits = ({ name }: KnownAttribute) => name.toLowerCase().includes(wanted);
  return groups
    .map(({ label, attributes }) => ({ label, attributes: attributes.filter(fits) }))
    .filter((group) => group.attributes.length > 0);
}

/** What sort of value an attribute has; null: not known. */
export function kindOfAttribute(known: KnownAttributes, name: string): KnownKind | null {
  const all = attributeGroups(known).flatMap((group) => group.attributes);
  return all.find((attribute) => attribute.name === name)?.kind ?? null;
}
