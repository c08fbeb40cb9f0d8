import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDatabaseForTesting } from '@/lib/data/database';
import { migrateDatabase } from '@/lib/data/migrate';
import { migrationsFolder, readMigrations } from '@/lib/data/migrations';
import { type Database, type DatabaseKind, openDatabase } from '@/lib/data/open-database';
import { createPostgresqlDatabase } from './postgresql';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes the connections and removes the data; optional, for it happens at the process's end. */
  close(): Promise<void>;
}

const FOLDER = join(tmpdir(), 'claimcheck-tests');

function templateName(): string {
  const hash = createHash('sha256');
  for (const { checksum } of readMigrations(migrationsFolder('sqlite'))) hash.update(checksum);
  hash.update(readFileSync(join(import.meta.dirname, '../data/migration-sqlite.ts')));
  return `template-${hash.digest('hex').slice(0, 16)}.db`;
}

/** A migrated file that every test file copies; made once for each state of the migrations. */
async function sqliteTemplate(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const template = join(FOLDER, templateName());
  if (existsSync(template)) return template;
  const draft = join(FOLDER, `draft-${randomUUID()}.db`);
  await migrateDatabase(`file:${draft}`);
  // Whoever renames last wins, and all drafts are equal, so no lock is needed.
  renameSync(draft, template);
  return template;
}

/** The address of a fresh migrated SQLite file, removed when the process ends. */
export async function freshSqliteUrl(): Promise<string> {
  const path = join(FOLDER, `${randomUUID()}.db`);
  copyFileSync(await sqliteTemplate(), path);
  process.once('exit', () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  });
  return `file:${path}`;
}

/** Opens a fresh, migrated database and makes it the process's own; once for each test file. */
export async function testDatabase(kind: DatabaseKind = 'sqlite'): Promise<TestDatabase> {
  const url = kind === 'sqlite' ? await freshSqliteUrl() : await createPostgresqlDatabase();
  const database = openDatabase(url);
  setDatabaseForTesting(database);
  return {
    database,
    url,
    close: async () => {
      setDatabaseForTesting(null);
      await database.$disconnect();
    },
  };
}
