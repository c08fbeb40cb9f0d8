import { TURNSTILE_TIMEOUT } from './turnstile';

/**
 * The database did not take a change: locked, out of reach, its disk full or not to be written to.
 * Nothing was written, and trying again later may help. The message is a sentence for operators.
 */
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
const BUSY_STATES: readonly unknown[] = [
  '55P03',
  '40001',
  '40P01',
  // The server ends, crashed, or starts; a server that took over may only be read for a while.
  '57P01',
  '57P02',
  '57P03',
  '25006',
  // Too many connections.
  '53300',
];

/** What adapters call the same. */
const BUSY_KINDS: readonly unknown[] = [
  'SocketTimeout',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'TooManyConnections',
  'TransactionWriteConflict',
];

/** What the pool and the driver say without a code. */
const BUSY_WORDS: readonly unknown[] = [
  'timeout exceeded when trying to connect',
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Connection terminated due to connection timeout',
];

/** What the machine says of a server that is away; ENOENT: its socket is. */
const AWAY: readonly unknown[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
];
const SOCKET_CALLS: readonly unknown[] = ['connect', 'read', 'write', 'getaddrinfo', undefined];

function isAway(error: unknown): boolean {
  return AWAY.includes(codeOf(error)) && SOCKET_CALLS.includes(memberOf(error, 'syscall'));
}

/** Whether an error of Prisma, an adapter or the queue of writers means that trying again later may help. */
function isBusy(error: unknown): boolean {
  // By name: the turnstile may have been made by another copy of its module.
  if (memberOf(error, 'name') === TURNSTILE_TIMEOUT) return true;
  const code = codeOf(error);
  if (BUSY_CODES.includes(code) || BUSY_STATES.includes(code) || isAway(error)) return true;
  const cause = driverCauseOf(error);
  return (
    BUSY_WORDS.includes(memberOf(error, 'message')) ||
    BUSY_KINDS.includes(memberOf(cause, 'kind')) ||
    BUSY_STATES.includes(memberOf(cause, 'originalCode'))
  );
}

const BUSY = 'The database is busy. Nothing was changed; try again in a moment.';
const FULL =
  'The disk of the database is full. Nothing was changed; it works again once somebody has made room.';
const UNWRITABLE =
  'The database cannot be written to. Nothing was changed; the log says what the machine answered.';

/** SQLite's primary result codes: the file may only be read, the disk fails, the disk is full. */
const SQLITE_FULL = 13;
const SQLITE_UNWRITABLE: readonly number[] = [8, 10];

/** PostgreSQL: the disk is full. */
const DISK_FULL = '53100';

/** What keeps the database from working for a time, in a sentence for operators; null: something else. */
export function storageTroubleOf(error: unknown): string | null {
  if (isBusy(error)) return BUSY;
  const cause = driverCauseOf(error);
  const code = memberOf(cause, 'originalCode');
  if (code === DISK_FULL) return FULL;
  if (memberOf(cause, 'kind') !== 'sqlite') return null;
  const primary = Number(code) & 255;
  if (primary === SQLITE_FULL) return FULL;
  return SQLITE_UNWRITABLE.includes(primary) ? UNWRITABLE : null;
}
