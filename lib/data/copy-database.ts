import { createHash } from 'node:crypto';
import { inReferenceOrder, type Table, type TableStore } from './table-store';
import { tableNamed, verifyChains } from './verify-chains';

/** A table that is the same in both databases: so many rows, and the SHA-256 (hex) over all of them. */
export interface CopiedTable {
  readonly name: string;
  readonly rows: number;
  readonly hash: string;
}

/** Why a database was not copied, in one plain sentence. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

/**
 * Copies every table into an empty database and compares what came to stand there, row by row, audit
 * chains included. Both are in a transaction that the caller began and ends; memory stays constant.
 * Throws CopyError.
 */
export async function copyDatabase(
  source: TableStore,
  target: TableStore,
): Promise<readonly CopiedTable[]> {
  const tables = await requireSameTables(source, target);
  await requireWholeChains(source, tables, 'it comes from');
  await emptyForCopy(target, tables);
  const copied: CopiedTable[] = [];
  for (const table of tables) copied.push(await digestOf(table, source, target));
  for (const { name, rows, hash } of copied) {
    const there = await digestOf(tableNamed(tables, name), target);
    if (there.rows === rows && there.hash === hash) continue;
    throw new CopyError(
      `The table ${name} did not come over as it was: ${rows} rows here, ${there.rows} there.`,
    );
  }
  await requireWholeChains(target, tables, 'it goes to');
  return copied;
}

async function requireSameTables(
  source: TableStore,
  target: TableStore,
): Promise<readonly Table[]> {
  const shapes = (tables: readonly Table[]) =>
    JSON.stringify(tables.map(({ name, columns, key }) => [name, columns, key]));
  const tables = await source.tables();
  if (shapes(tables) !== shapes(await target.tables())) {
    throw new CopyError(
      'The two databases do not have the same tables. Start this version once on the old database, so that it is brought up to date, and give the new one nothing but a database of its own.',
    );
  }
  return inReferenceOrder(tables);
}

async function requireWholeChains(
  store: TableStore,
  tables: readonly Table[],
  which: string,
): Promise<void> {
  const verdict = await verifyChains(store, tables);
  if (verdict.ok) return;
  throw new CopyError(
    `In the database that ${which} the audit chain ${verdict.chainId} is broken at event ${verdict.firstBadSeq}: ${verdict.reason}`,
  );
}

/** The migrations write the one row of the counter, which is to come from the other database. */
async function emptyForCopy(target: TableStore, tables: readonly Table[]): Promise<void> {
  await target.run(`DELETE FROM "RevisionCounter" WHERE "value" = 0`);
  for (const table of tables) {
    const count = await target.count(table);
    if (count === 0) continue;
    throw new CopyError(
      `The database that it goes to is not empty: its table ${table.name} has ${count} rows.`,
    );
  }
}

/** Counts and hashes the rows of a table in the order of its key; with `into`, writes each there. */
async function digestOf(table: Table, store: TableStore, into?: TableStore): Promise<CopiedTable> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of store.rows(table, table.key)) {
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    await into?.insert(table, rows);
    count += rows.length;
  }
  return { name: table.name, rows: count, hash: hash.digest('hex') };
}
