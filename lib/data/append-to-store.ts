import { GENESIS_HASH } from '@/lib/core/audit/chain';
import type { AuditEntry } from '@/lib/core/audit/event';
import { nextEvent } from './audit-chain';
import type { Row, Table, TableStore, Value } from './table-store';
import { readHeads, tableNamed } from './verify-chains';

/**
 * Appends an event to a chain of a database that is open without Prisma, in the transaction that its
 * caller began; nobody else may be writing.
 */
export async function appendAuditToStore(
  store: TableStore,
  tables: readonly Table[],
  chainId: string,
  entry: AuditEntry,
  at: Date,
): Promise<void> {
  const heads = await readHeads(store, tables);
  const event = nextEvent(heads.get(chainId) ?? { seq: 0, hash: GENESIS_HASH }, chainId, entry, at);
  await store.insert(tableNamed(tables, 'AuditEvent'), [
    rowOf(tableNamed(tables, 'AuditEvent'), {
      ...event,
      seq: String(event.seq),
      at: at.toISOString(),
      details: JSON.stringify(event.details),
    }),
  ]);
  const head = { id: chainId, seq: String(event.seq), hash: event.hash };
  await store.run(`DELETE FROM "AuditChain" WHERE "id" = '${chainId.replaceAll("'", "''")}'`);
  await store.insert(tableNamed(tables, 'AuditChain'), [
    rowOf(tableNamed(tables, 'AuditChain'), head),
  ]);
}

function rowOf({ columns }: Table, values: Readonly<Record<string, Value>>): Row {
  return columns.map(({ name }) => values[name] ?? null);
}
