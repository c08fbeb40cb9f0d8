import { existsSync } from 'node:fs';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { appendAuditToStore } from '@/lib/data/append-to-store';
import { type CopiedTable, CopyError, copyDatabase } from '@/lib/data/copy-database';
import { OutcomeUnknownError } from '@/lib/data/database-errors';
import { MigrationError } from '@/lib/data/migrate';
import { openMoveSource, openMoveTarget } from '@/lib/data/move-ends';
import { databaseKindOf } from '@/lib/data/open-database';
import { sqlitePathOf } from '@/lib/data/sqlite-adapter';
import { DatabaseInUseError } from '@/lib/data/sqlite-hold';
import { isUnanswered } from '@/lib/data/storage-trouble';
import { systemCodeOf } from '@/lib/platform/durable-file';
import { commandLineEvent } from './command-line';

/** A database that is in another place now; its old place is as it was. */
export interface Moved {
  readonly tables: readonly CopiedTable[];
}

/**
 * Copies the whole database into an empty one, in one transaction: counts, a hash over every row and
 * the audit chains agree on both sides, or nothing is there. The old one is left as it was.
 * INVALID_INPUT says what stands in the way.
 */
export async function move(
  from: string,
  to: string,
  now: Date = new Date(),
): Promise<Result<Moved>> {
  if (from === to) return refuse('This is the database that is in use already.');
  if (databaseKindOf(from) === 'sqlite' && !existsSync(sqlitePathOf(from))) {
    return refuse(`There is no database at ${sqlitePathOf(from)} yet.`);
  }
  try {
    return ok({ tables: await copyAndRecord(from, to, now) });
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return refuse(LOST_WHILE_MOVING);
    return refuse(`${sentenceOf(error)} Nothing was moved.`);
  }
}

const LOST_WHILE_MOVING =
  'The connection was lost while the move was being saved, so everything is there or nothing is. Run the same command again: if it says that the database is not empty, the move was done.';

async function copyAndRecord(from: string, to: string, now: Date) {
  const source = await openMoveSource(from);
  try {
    const target = await openMoveTarget(to);
    try {
      const tables = await copyDatabase(source.store, target.store);
      const details = { from: databaseKindOf(from), to: databaseKindOf(to), rows: sumOf(tables) };
      const event = commandLineEvent('instance.moved', details);
      const shapes = await target.store.tables();
      await appendAuditToStore(target.store, shapes, INSTANCE_CHAIN, event, now);
      await target.commit();
      return tables;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const sumOf = (tables: readonly CopiedTable[]): number =>
  tables.reduce((sum, { rows }) => sum + rows, 0);

function sentenceOf(error: unknown): string {
  if (error instanceof CopyError || error instanceof MigrationError) return error.message;
  if (error instanceof DatabaseInUseError) {
    return 'A process has the database open: stop console and api, then try again.';
  }
  if (!(error instanceof Object) || !('message' in error)) throw error;
  if (isUnanswered(error)) return `The database does not answer: ${error.message}.`;
  // What a driver or a server says; whatever has no code of theirs is a defect.
  if (systemCodeOf(error) === null) throw error;
  return `The database refused: ${error.message}.`;
}

const refuse = (message: string) => invalidInput({ to: [message] }, message);
