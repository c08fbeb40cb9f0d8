import pg from 'pg';
import { OutcomeUnknownError } from './database-errors';
import { LOCK_WAIT_MS } from './patience';
import { splitSchema } from './postgresql-address';
import { isUnanswered } from './storage-trouble';

/** A connection to a PostgreSQL database for a move, in the schema of its address. */
export async function connectForMove(url: string): Promise<pg.Client> {
  const { url: connectionString, schema } = splitSchema(url);
  const client = new pg.Client({ connectionString });
  // A connection that is cut between two statements: the next one says so.
  client.on('error', () => undefined);
  await client.connect();
  const path = schema === null ? '' : `SET search_path TO ${client.escapeIdentifier(schema)}; `;
  await client.query(`${path}SET lock_timeout = ${LOCK_WAIT_MS}`);
  return client;
}

/** Commits; throws OutcomeUnknownError where the connection was cut before the server's answer. */
export async function commitAnswered(client: pg.Client): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (cause) {
    if (!isUnanswered(cause)) throw cause;
    throw new OutcomeUnknownError('The connection was cut during COMMIT.', { cause });
  }
}
