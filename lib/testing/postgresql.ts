import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrateDatabase } from '@/lib/data/migrate';
import { missingPostgresql, postgresqlPrograms } from '@/scripts/lib/postgresql-programs.mjs';

const TEMPLATE = 'claimcheck_template';
const START_TIMEOUT_MS = 50_000;
/** The run, for all its workers have it as parent; asked once, since whoever loses it has another one. */
const RUN = process.ppid;

/** Why tests on PostgreSQL cannot run on this machine; null: they can. */
export function postgresqlMissing(): string | null {
  return missingPostgresql();
}

/** The address of the server's own database: TEST_POSTGRESQL_URL, or of the run's own server. */
async function serverUrl(): Promise<string> {
  const given = process.env.TEST_POSTGRESQL_URL;
  if (given !== undefined) return given;
  const folder = join(tmpdir(), `claimcheck-postgresql-${RUN}`);
  startOnce(folder);
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (!existsSync(join(folder, 'ready'))) {
    const failed = join(folder, 'failed');
    if (existsSync(failed)) throw new Error(`PostgreSQL: ${readFileSync(failed, 'utf8')}`);
    if (performance.now() > giveUpAt) throw new Error(`PostgreSQL did not start in ${folder}.`);
    await sleep(50);
  }
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

function startOnce(folder: string): void {
  const found = postgresqlPrograms();
  // mkdir is the lock: it succeeds for one worker only.
  if (found === null || mkdirOnce(folder) === 'exists') return;
  const keeper = join(import.meta.dirname, 'postgresql-keeper.mjs');
  const options = [keeper, folder, String(RUN), found];
  spawn(process.execPath, options, { detached: true, stdio: 'ignore' }).unref();
}

function mkdirOnce(folder: string): 'made' | 'exists' {
  try {
    mkdirSync(folder);
    return 'made';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'exists';
    throw error;
  }
}

async function onServer<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await serverUrl() });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function urlOf(name: string): Promise<string> {
  const url = new URL(await serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function ensureTemplate(client: pg.Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (found.rowCount !== 0) return;
  await client.query(`CREATE DATABASE ${TEMPLATE}_draft`);
  await migrateDatabase(await urlOf(`${TEMPLATE}_draft`));
  await client.query(`ALTER DATABASE ${TEMPLATE}_draft RENAME TO ${TEMPLATE}`);
}

/** The address of a fresh database on the test run's server; migrated unless `empty`. */
export async function createPostgresqlDatabase(empty = false): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    await ensureTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : TEMPLATE}`);
  });
  return urlOf(name);
}
