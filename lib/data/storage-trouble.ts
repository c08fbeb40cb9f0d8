import { codeOf, driverCauseOf, memberOf } from './database-errors';
import { TURNSTILE_TIMEOUT } from './turnstile';

/** Signs of one trouble, in the words of whoever tells it. */
interface Signs {
  /** Codes of Prisma, and SQLSTATEs of PostgreSQL. */
  readonly codes: readonly unknown[];
  /** What adapters call it. */
  readonly kinds: readonly unknown[];
  /** What the pool and the driver say without a code. */
  readonly words: readonly unknown[];
}

/** A lock or a place in a queue was not to be had, or the server chose this transaction to give way. */
const BUSY: Signs = {
  codes: [
    // Prisma: timed out, pool exhausted, transaction not started or out of time, deadlock, too many connections.
    ...['P1008', 'P2024', 'P2028', 'P2034', 'P2037'],
    // PostgreSQL: lock not available (lock_timeout), serialization, deadlock, too many connections.
    ...['55P03', '40001', '40P01', '53300'],
  ],
  kinds: ['SocketTimeout', 'TooManyConnections', 'TransactionWriteConflict'],
  words: ['timeout exceeded when trying to connect'],
};

/** The server is not there, or went away. */
const AWAY: Signs = {
  codes: [
    // Prisma: unreachable, timed out on the way, connection closed.
    ...['P1001', 'P1002', 'P1017'],
    // PostgreSQL: the server ends, crashed, or starts.
    ...['57P01', '57P02', '57P03'],
  ],
  kinds: ['DatabaseNotReachable', 'ConnectionClosed'],
  words: [
    'Connection terminated unexpectedly',
    'Connection terminated',
    'Connection terminated due to connection timeout',
    // Of a connection that was cut while nothing was asked.
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ],
};

/** A server that took over may only be read for a while. */
const READ_ONLY: Signs = { codes: ['25006'], kinds: [], words: [] };

/** What the machine says of a server that is away; ENOENT: its socket is. */
const AWAY_CODES: readonly unknown[] = [
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

function isSocketAway(error: unknown): boolean {
  return AWAY_CODES.includes(codeOf(error)) && SOCKET_CALLS.includes(memberOf(error, 'syscall'));
}

function shows({ codes, kinds, words }: Signs, error: unknown): boolean {
  const cause = driverCauseOf(error);
  return (
    codes.includes(codeOf(error)) ||
    codes.includes(memberOf(cause, 'originalCode')) ||
    kinds.includes(memberOf(cause, 'kind')) ||
    words.includes(memberOf(error, 'message'))
  );
}

type Trouble = 'busy' | 'away' | 'readOnly' | 'full' | 'unwritable';

const SENTENCES: Readonly<Record<Trouble, string>> = {
  busy: 'The database is busy. Nothing was changed; try again in a moment.',
  away: 'The database does not answer. Nothing was changed; it works again once the database does.',
  readOnly:
    'The database can only be read for now. Nothing was changed; try again once it takes changes again.',
  full: 'The disk of the database is full. Nothing was changed; it works again once somebody has made room.',
  unwritable:
    'The database cannot be written to. Nothing was changed; the log says what the machine answered.',
};

/** What is said where a commit was sent and no answer came: the change is there, or it is not. */
export const LOST_WHILE_SAVING =
  'The connection to the database was lost while saving. Look whether the change is there before you repeat it.';

/** SQLite's primary result codes: the file may only be read, the disk fails, the disk is full. */
const SQLITE_FULL = 13;
const SQLITE_UNWRITABLE: readonly number[] = [8, 10];

/** PostgreSQL: the disk is full. */
const DISK_FULL = '53100';

function troubleOf(error: unknown): Trouble | null {
  if (shows(AWAY, error) || isSocketAway(error)) return 'away';
  // By name: the turnstile may have been made by another copy of its module.
  if (memberOf(error, 'name') === TURNSTILE_TIMEOUT || shows(BUSY, error)) return 'busy';
  return shows(READ_ONLY, error) ? 'readOnly' : diskTroubleOf(driverCauseOf(error));
}

function diskTroubleOf(cause: unknown): Trouble | null {
  const code = memberOf(cause, 'originalCode');
  if (code === DISK_FULL) return 'full';
  if (memberOf(cause, 'kind') !== 'sqlite') return null;
  const primary = Number(code) & 255;
  if (primary === SQLITE_FULL) return 'full';
  return SQLITE_UNWRITABLE.includes(primary) ? 'unwritable' : null;
}

/** What keeps the database from working for a time, in a sentence for operators; null: something else. */
export function storageTroubleOf(error: unknown): string | null {
  const trouble = troubleOf(error);
  return trouble === null ? null : SENTENCES[trouble];
}

/**
 * Whether PostgreSQL gave no answer that settles what was asked: the connection was cut or timed out.
 * Where that was a commit, it may hold.
 */
export function isUnanswered(error: unknown): boolean {
  if (troubleOf(error) === 'away') return true;
  const cause = driverCauseOf(error);
  return (
    memberOf(cause, 'kind') === 'SocketTimeout' && memberOf(cause, 'originalCode') === undefined
  );
}
