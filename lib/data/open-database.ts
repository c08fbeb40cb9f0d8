import { PrismaPg } from '@prisma/adapter-pg';
import { processWide } from '@/lib/platform/process-wide';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client';
import { type Prisma, PrismaClient } from './generated/sqlite/client';
import { sqliteAdapterFactory } from './sqlite-adapter';

/** The client of either database. */
export type Database = PrismaClient;

/** What a transaction may use: the client without what opens or closes. */
export type Tx = Prisma.TransactionClient;

export type DatabaseKind = 'sqlite' | 'postgresql';

/** Which database an address belongs to; throws for an address of neither. */
export function databaseKindOf(url: string): DatabaseKind {
  if (url.startsWith('file:')) return 'sqlite';
  if (/^postgres(?:ql)?:\/\//.test(url)) return 'postgresql';
  throw new Error('DATABASE_URL must begin with file: or postgresql://');
}

/** How our connections are called in PostgreSQL's `pg_stat_activity`. */
export const APPLICATION_NAME = 'claimcheck';

/** How long a transaction waits for its turn in this process, in milliseconds. */
export const TRANSACTION_WAIT_MS = 15_000;

const LIMITS = { maxWait: TRANSACTION_WAIT_MS, timeout: 15_000 };
const CONNECT_TIMEOUT_MS = 5000;

const addresses = processWide('database-addresses', () => new WeakMap<Database, string>());

/** The address that a client was opened with. */
export function addressOf(database: Database): string {
  const address = addresses.get().get(database);
  if (address === undefined) throw new Error('This client was not opened by openDatabase.');
  return address;
}

/** Which database an opened client talks to. */
export function kindOf(database: Database): DatabaseKind {
  return databaseKindOf(addressOf(database));
}

/** The only place where the adapter is chosen. Nothing is read or written before the first query. */
export function openDatabase(url: string): Database {
  const kind = databaseKindOf(url);
  const database = kind === 'sqlite' ? openSqliteClient(url) : openPostgresqlClient(url);
  addresses.get().set(database, url);
  return database;
}

function openSqliteClient(url: string): Database {
  return new PrismaClient({ adapter: sqliteAdapterFactory(url), transactionOptions: LIMITS });
}

function openPostgresqlClient(url: string): Database {
  const schema = new URL(url).searchParams.get('schema');
  const adapter = new PrismaPg(
    {
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: APPLICATION_NAME,
      // Raw statements name tables without a schema.
      ...(schema !== null && { options: `-c search_path="${schema.replace(/["\\]/g, '')}"` }),
    },
    schema === null ? {} : { schema },
  );
  const client = new PostgresqlClient({ adapter, transactionOptions: LIMITS });
  // Both clients are generated from one schema text (a test compares them), so their types are one
  // type; the compiler cannot know, because each has declarations of its own.
  return client as unknown as Database;
}
