import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AppliedMigration, MigrationTarget } from './migration-target';
import { MIGRATION_WAIT_MS } from './migration-target';
import type { Migration } from './migrations';
import { splitSchema } from './postgresql-address';

/** As Prisma Migrate creates it, column for column. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

const APPLIED = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
  FROM _prisma_migrations WHERE rolled_back_at IS NULL`;

const RECORD = `INSERT INTO _prisma_migrations
  (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, now(), now(), 1)`;

/** The advisory lock that Prisma Migrate takes too, so that neither runs beside the other. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/** The connection, and the schema of the address, which need not exist yet; null: the server's own. */
async function connect(url: string): Promise<{ client: pg.Client; schema: string | null }> {
  const { url: connectionString, schema } = splitSchema(url);
  const client = new pg.Client({ connectionString });
  await client.connect();
  return { client, schema };
}

/** Only under the lock: of two processes that create a schema at once PostgreSQL fails one. */
async function enterSchema(client: pg.Client, schema: string | null): Promise<void> {
  if (schema === null) return;
  const name = client.escapeIdentifier(schema);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${name}; SET search_path TO ${name}`);
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${MIGRATION_WAIT_MS}`);
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
  await client.query('SET lock_timeout = 0');
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(RECORD, [randomUUID(), checksum, name]);
}

async function applied(client: pg.Client): Promise<readonly AppliedMigration[]> {
  await client.query(BOOKKEEPING);
  return appliedInPostgresql(client);
}

/** The migrations that the schema of a connection has; throws where it has no bookkeeping. */
export async function appliedInPostgresql(client: pg.Client): Promise<readonly AppliedMigration[]> {
  return (await client.query<AppliedMigration>(APPLIED)).rows;
}

/** Connects to a PostgreSQL database for migrating; the lock is given back when it closes. */
export async function openPostgresqlTarget(url: string): Promise<MigrationTarget> {
  const { client, schema } = await connect(url);
  const run = async (sql: string) => {
    await client.query(sql);
  };
  try {
    await takeLock(client);
    await enterSchema(client, schema);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    begin: () => run('BEGIN'),
    commit: () => run('COMMIT'),
    rollback: () => run('ROLLBACK'),
    applied: () => applied(client),
    apply: (migration) => apply(client, migration),
    close: () => client.end(),
  };
}
