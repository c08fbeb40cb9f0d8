import { GENESIS_HASH } from '@/lib/core/audit/chain';
import { type ChainHead, faultOf, judgeHead } from './audit-chain';
import type { Row, Table, TableStore, Value } from './table-store';

/** All audit chains of a database, or the first place where one was tampered with. */
export type ChainsVerdict =
  | { readonly ok: true; readonly chains: number; readonly events: number }
  | {
      readonly ok: false;
      readonly chainId: string;
      readonly firstBadSeq: number;
      readonly reason: string;
    };

const START: ChainHead = { seq: 0, hash: GENESIS_HASH };

/** Reads every audit chain of a database in one pass, in constant memory. */
export async function verifyChains(
  store: TableStore,
  tables: readonly Table[],
): Promise<ChainsVerdict> {
  const heads = await readHeads(store, tables);
  const lasts = new Map<string, ChainHead>();
  for await (const event of readEvents(store, tables)) {
    const last = lasts.get(event.chainId) ?? START;
    const reason = faultOf(event, last);
    if (reason !== null) {
      return { ok: false, chainId: event.chainId, firstBadSeq: last.seq + 1, reason };
    }
    lasts.set(event.chainId, { seq: event.seq, hash: event.hash });
  }
  return judgeHeads(heads, lasts);
}

function judgeHeads(
  heads: ReadonlyMap<string, ChainHead>,
  lasts: ReadonlyMap<string, ChainHead>,
): ChainsVerdict {
  let events = 0;
  const ids = new Set([...heads.keys(), ...lasts.keys()]);
  for (const chainId of ids) {
    const verdict = judgeHead(heads.get(chainId) ?? null, lasts.get(chainId) ?? START);
    if (!verdict.ok) return { ...verdict, chainId };
    events += verdict.count;
  }
  return { ok: true, chains: ids.size, events };
}

/** The head of each chain by its id. */
export async function readHeads(
  store: TableStore,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, ChainHead>> {
  const table = tableNamed(tables, 'AuditChain');
  const heads = new Map<string, ChainHead>();
  for await (const rows of store.rows(table, ['id'])) {
    for (const row of rows) {
      const { id, seq, hash } = record(table, row);
      heads.set(text(id), { seq: Number(seq), hash: text(hash) });
    }
  }
  return heads;
}

async function* readEvents(store: TableStore, tables: readonly Table[]) {
  const table = tableNamed(tables, 'AuditEvent');
  for await (const rows of store.rows(table, ['chainId', 'seq'])) {
    for (const row of rows) yield eventOf(record(table, row));
  }
}

function eventOf(row: Readonly<Record<string, Value>>) {
  return {
    id: text(row.id),
    chainId: text(row.chainId),
    seq: Number(row.seq),
    at: text(row.at),
    action: text(row.action),
    actorType: text(row.actorType),
    actorId: text(row.actorId),
    actorLabel: text(row.actorLabel),
    targetType: text(row.targetType),
    targetId: text(row.targetId),
    requestId: text(row.requestId),
    clientAddress: row.clientAddress === null ? null : text(row.clientAddress),
    details: JSON.parse(text(row.details)) as unknown,
    prevHash: text(row.prevHash),
    hash: text(row.hash),
  };
}

const text = (value: Value | undefined): string => String(value);

/** A table of these by its name; throws where there is none. */
export function tableNamed(tables: readonly Table[], name: string): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

function record({ columns }: Table, row: Row): Readonly<Record<string, Value>> {
  return Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]));
}
