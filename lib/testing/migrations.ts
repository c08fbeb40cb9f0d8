import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseKind } from '@/lib/data/open-database';
import { SqliteConnection } from '@/lib/data/sqlite-connection';
import { unusedSqlitePath } from './database';
import { createPostgresqlDatabase } from './postgresql';

/** Writes a folder of migrations, in the order given; each is a name and its SQL. */
export function writeMigrations(migrations: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-migrations-'));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

/** The address of a database of a kind that holds nothing yet. */
export async function emptyDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? `file:${unusedSqlitePath()}` : createPostgresqlDatabase(true);
}

/** Runs one statement outside the product's own code and gives back its rows. */
export async function rawRows(url: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  if (url.startsWith('file:')) {
    const connection = new SqliteConnection(url.slice('file:'.length), 'PRAGMA foreign_keys = ON');
    try {
      return connection.run(sql, []).rows.map((row) => row.map(plain));
    } finally {
      connection.close();
    }
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.map((row: unknown[]) =>
      row.map((value) => (/^\d+$/.test(String(value)) ? Number(value) : value)),
    );
  } finally {
    await client.end();
  }
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);
