import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDatabaseForTesting } from '@/lib/data/database';
import { migrateDatabase } from '@/lib/data/migrate';
import { migrationsFolder, readMigrations } from '@/lib/data/migrations';
import { type Database, type DatabaseKind, openDatabase } from '@/lib/data/open-database';
import { dropKeyUsesForTesting } from '@/lib/usecases/key-uses';
import { createPostgresqlDatabase } from './postgresql';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes the connections; optional, for they end with the process. */
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

async function freshSqliteUrl(): Promise<string> {
  const path = unusedSqlitePath();
  copyFileSync(await sqliteTemplate(), path);
  return `file:${path}`;
}

/** The path of a SQLite file that does not exist yet; removed by the next run. */
export function unusedSqlitePath(): string {
  // Workers are killed at their end, so each run keeps a folder, named after the parent of its
  // workers, and whoever makes one sweeps out those whose run is over.
  const folder = join(FOLDER, `run-${process.ppid}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    sweep();
  }
  return join(folder, `${randomUUID()}.db`);
}

function sweep(): void {
  for (const name of readdirSync(FOLDER)) {
    const pid = /^run-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(FOLDER, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The address of a fresh, migrated database of a kind. */
export function freshDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? freshSqliteUrl() : createPostgresqlDatabase();
}

/** What tests run on that hold on either database. */
const EITHER: DatabaseKind = process.env.TEST_DATABASE === 'postgresql' ? 'postgresql' : 'sqlite';

/**
 * Opens a fresh, migrated database and makes it the process's own; once for each test file. Without a
 * kind it is SQLite, or PostgreSQL where TEST_DATABASE says so.
 */
export async function testDatabase(kind: DatabaseKind = EITHER): Promise<TestDatabase> {
  const url = await freshDatabaseUrl(kind);
  const database = openDatabase(url);
  setDatabaseForTesting(database);
  return {
    database,
    url,
    close: async () => {
      dropKeyUsesForTesting();
      setDatabaseForTesting(null);
      await database.$disconnect();
    },
  };
}
