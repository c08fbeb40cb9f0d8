/** What sort of value an attribute has, as far as one can tell before a token comes. */
export type AttributeKind = 'text' | 'number' | 'boolean' | 'list';

/** An attribute that the editor suggests. */
export interface KnownAttribute {
  /** Its whole name: `ext_plan`, `context.order.amount`. */
  readonly name: string;
  /** Absent: not known. */
  readonly kind?: AttributeKind;
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
