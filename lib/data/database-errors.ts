import { TURNSTILE_TIMEOUT } from './turnstile';

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
  const constraint = memberOf(driverCauseOf(error), 'constraint');
  const fields = memberOf(constraint, 'fields');
  if (Array.isArray(fields)) return fields.includes(field);
  // PostgreSQL names the index, and Prisma names indexes after their fields.
  const index = String(memberOf(constraint, 'index'));
  return index.split('_').includes(field) || (field === 'id' && index.endsWith('_pkey'));
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

/** What adapters call the same. */
const BUSY_KINDS: readonly unknown[] = [
  'SocketTimeout',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'TooManyConnections',
  'TransactionWriteConflict',
];

/** The pool's own words, which it throws without a code. */
const POOL_EXHAUSTED = 'timeout exceeded when trying to connect';

/** Whether an error of Prisma, an adapter or the queue of writers means that trying again later may help. */
export function isBusy(error: unknown): boolean {
  // By name: the turnstile may have been made by another copy of its module.
  if (memberOf(error, 'name') === TURNSTILE_TIMEOUT || BUSY_CODES.includes(codeOf(error)))
    return true;
  if (memberOf(error, 'message') === POOL_EXHAUSTED) return true;
  const cause = driverCauseOf(error);
  return (
    BUSY_KINDS.includes(memberOf(cause, 'kind')) ||
    BUSY_STATES.includes(memberOf(cause, 'originalCode'))
  );
}
