/** The database stayed locked or out of reach; nothing was written, and trying again may help. */
export class StorageBusyError extends Error {
  override readonly name = 'StorageBusyError';
  readonly retryAfterSeconds = 5;
}

function memberOf(value: unknown, name: string): unknown {
  return value instanceof Object ? Reflect.get(value, name) : undefined;
}

const codeOf = (error: unknown): unknown => memberOf(error, 'code');

function driverCauseOf(error: unknown): unknown {
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
  const fields = memberOf(memberOf(driverCauseOf(error), 'constraint'), 'fields');
  return Array.isArray(fields) && fields.some((name) => String(name).replaceAll('"', '') === field);
}

/**
 * Prisma's codes for a lock, a connection or a place in the queue that was not to be had:
 * unreachable, timed out, connection closed, pool exhausted, transaction not started, deadlock.
 */
const BUSY_CODES: readonly unknown[] = [
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
];

/** PostgreSQL: lock not available (lock_timeout), statement cancelled by it, serialization, deadlock. */
const BUSY_STATES: readonly unknown[] = ['55P03', '40001', '40P01', '57P01', '57P03'];

/** Whether an error of Prisma or of an adapter means that trying again later may help. */
export function isBusy(error: unknown): boolean {
  if (error instanceof StorageBusyError || BUSY_CODES.includes(codeOf(error))) return true;
  const cause = driverCauseOf(error);
  if (memberOf(cause, 'kind') === 'SocketTimeout') return true;
  return BUSY_STATES.includes(memberOf(cause, 'originalCode'));
}
