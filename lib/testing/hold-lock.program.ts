// A process that keeps a database locked, for tests: hold-lock.program <url> <milliseconds>
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SqliteConnection } from '@/lib/data/sqlite-connection';

const [url = '', milliseconds = '0'] = process.argv.slice(2);

async function holdSqlite(): Promise<void> {
  const connection = new SqliteConnection(url.slice('file:'.length), 'PRAGMA synchronous = FULL');
  connection.exec('BEGIN IMMEDIATE');
  process.stdout.write('locked\n');
  await sleep(Number(milliseconds));
  connection.exec('ROLLBACK');
  connection.close();
}

/** The lock that the product's own writers take, and no other. */
async function holdPostgresql(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN; SELECT pg_advisory_xact_lock(7210514001)');
  process.stdout.write('locked\n');
  await sleep(Number(milliseconds));
  await client.query('ROLLBACK');
  await client.end();
}

await (url.startsWith('file:') ? holdSqlite() : holdPostgresql());
process.stdout.write('released\n');
