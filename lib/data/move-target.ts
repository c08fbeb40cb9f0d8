import { existsSync } from 'node:fs';
import type pg from 'pg';
import { CopyError } from './copy-database';
import { migrationProblem } from './migrate';
import { appliedInPostgresql } from './migration-postgresql';
import { appliedInSqlite } from './migration-sqlite';
import type { AppliedMigration } from './migration-target';
import { migrationsFolder, readMigrations } from './migrations';
import { connectForMove } from './move-connection';
import { type DatabaseKind, databaseKindOf } from './open-database';
import { sqlitePathOf } from './sqlite-adapter';
import { SqliteConnection } from './sqlite-connection';
import { quoted } from './table-store';

/** Prisma's bookkeeping, which comes before the first of our tables. */
const BOOKKEEPING = '_prisma_migrations';

/** A database before anything is written to it; nothing is known of its tables but their names. */
interface Unknown {
  readonly kind: DatabaseKind;
  readonly tables: readonly string[];
  countOf(table: string): Promise<number>;
  applied(): Promise<readonly AppliedMigration[]>;
}

/**
 * Refuses a database that is not free to be moved into, and changes nothing of it: one with rows, or with
 * tables of something else. A counter that stands at 0 is no row, for a migration writes it. Throws CopyError.
 */
export function requireFreeTarget(url: string): Promise<void> {
  return databaseKindOf(url) === 'sqlite' ? lookAtSqlite(sqlitePathOf(url)) : lookAtPostgresql(url);
}

async function lookAtSqlite(path: string): Promise<void> {
  if (!existsSync(path)) return;
  // In the mode in which the file is: another one would be a change.
  const connection = new SqliteConnection(path, 'PRAGMA foreign_keys = ON');
  try {
    const names = connection.run(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      [],
    ).rows;
    await requireFree({
      kind: 'sqlite',
      tables: names.map(([name]) => String(name)),
      countOf: async (table) => Number(connection.run(countOf(table), []).rows[0]?.[0]),
      applied: async () => appliedInSqlite(connection),
    });
  } finally {
    connection.close();
  }
}

async function lookAtPostgresql(url: string): Promise<void> {
  const client = await connectForMove(url);
  try {
    await requireFree({
      kind: 'postgresql',
      tables: await tablesOf(client),
      countOf: async (table) => {
        const { rows } = await client.query<{ count: string }>(countOf(table));
        return Number(rows[0]?.count);
      },
      applied: () => appliedInPostgresql(client),
    });
  } finally {
    await client.end();
  }
}

async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  // A schema that does not exist yet is nobody's current one.
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') ORDER BY c.relname COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}

const countOf = (table: string): string => {
  const ours = table === 'RevisionCounter' ? ' WHERE "value" <> 0' : '';
  return `SELECT count(*) AS count FROM ${quoted(table)}${ours}`;
};

async function requireFree(target: Unknown): Promise<void> {
  const tables = target.tables.filter((name) => name !== BOOKKEEPING);
  const [first] = tables;
  if (first === undefined) return;
  await requireOurs(target, first);
  for (const table of tables) {
    const count = await target.countOf(table);
    if (count === 0) continue;
    throw new CopyError(
      `The database that it goes to is not empty: its table ${table} has ${count} rows.`,
    );
  }
}

async function requireOurs({ kind, tables, applied }: Unknown, example: string): Promise<void> {
  const known = readMigrations(migrationsFolder(kind));
  const found = tables.includes(BOOKKEEPING) ? await applied() : [];
  if (!found.some(({ name }) => known.some((migration) => migration.name === name))) {
    throw new CopyError(
      `The database that it goes to is not empty: it has tables of something else, such as ${example}. Give it a database of its own.`,
    );
  }
  const problem = migrationProblem(found, known);
  if (problem !== null) throw new CopyError(problem);
}
