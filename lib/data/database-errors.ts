/**
 * The database did not take a change: locked, out of reach, its disk full or not to be written to.
 * Trying again later may help. The message is a sentence for operators; it says that nothing was changed,
 * or, where the connection was lost during the commit, that this has to be looked at.
 */
export class StorageBusyError extends Error {
  override readonly name = 'StorageBusyError';
  readonly retryAfterSeconds = 5;
}

/** A commit was sent and got no answer, so whether it holds is not known here. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
}

/** A member of whatever was thrown; undefined: it has none of this name. */
export function memberOf(value: unknown, name: string): unknown {
  return value instanceof Object ? Reflect.get(value, name) : undefined;
}

/** The code of whatever was thrown. */
export const codeOf = (error: unknown): unknown => memberOf(error, 'code');

/** What the adapter of a database said, out of an error of Prisma's. */
export function driverCauseOf(error: unknown): unknown {
  const wrapped = memberOf(memberOf(error, 'meta'), 'driverAdapterError') ?? error;
  return memberOf(wrapped, 'cause');
}

/**
 * Whether a write was refused because a unique value exists already; with `field`, whether that
 * field is part of what must be unique.
 */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  if (codeOf(error) !== 'P2002') return false;
  if (field === undefined) return true;
  const constraint = memberOf(driverCauseOf(error), 'constraint');
  const fields = memberOf(constraint, 'fields');
  if (Array.isArray(fields)) return fields.includes(field);
  // PostgreSQL names the index, and Prisma names indexes after their fields.
  const index = String(memberOf(constraint, 'index'));
  return index.split('_').includes(field) || (field === 'id' && index.endsWith('_pkey'));
}
