/** A value that policies compare. Lists hold plain values only; an object is of no type that they know. */
export type AttributeScalar = string | number | boolean;
export type AttributeValue = AttributeScalar | readonly AttributeScalar[];

/**
 * Attributes by their whole names: `ext_role`, `permissions`, `resource`, `action`, `now` (epoch seconds).
 * `context.*` is not among them: it is read from the context by its path. No prototype.
 */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What the attributes of mapped claims begin with. */
export const MAPPED_PREFIX = 'ext_';

/** What the attributes of a request's context begin with. */
export const CONTEXT_PREFIX = 'context.';

/** The attributes that are there without a mapping or a context. */
export const BUILT_IN_ATTRIBUTES = ['permissions', 'resource', 'action', 'now'] as const;
