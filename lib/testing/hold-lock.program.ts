// A process that keeps a database locked, for tests, until it is told anything: hold-lock.program <url>
import { once } from 'node:events';
import pg from 'pg';
import { SqliteConnection } from '@/lib/data/sqlite-connection';

const [url = ''] = process.argv.slice(2);
const told = Promise.race([once(process.stdin, 'data'), once(process.stdin, 'end')]);

async function holdSqlite(): Promise<void> {
  const connection = new SqliteConnection(url.slice('file:'.length), 'PRAGMA synchronous = FULL');
  connection.exec('BEGIN IMMEDIATE');
  process.stdout.write('locked\n');
  await told;
  connection.exec('ROLLBACK');
  connection.close();
}

/** The lock that the product's own writers take, and no other. */
async function holdPostgresql(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN; SELECT pg_advisory_xact_lock(7210514001)');
  process.stdout.write('locked\n');
  await told;
  await client.query('ROLLBACK');
  await client.end();
}

await (url.startsWith('file:') ? holdSqlite() : holdPostgresql());
process.stdout.write('released\n');
process.stdin.destroy();
