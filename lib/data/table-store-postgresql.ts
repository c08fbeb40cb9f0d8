import type pg from 'pg';
import { canonicalJson } from '@/lib/core/canonical-json';
import {
  BATCH_ROWS,
  type Column,
  type ColumnKind,
  columnOf,
  quoted,
  type Row,
  type Table,
  type TableStore,
  type Value,
} from './table-store';

/** A column's type as PostgreSQL prints it, without its precision. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  boolean: 'boolean',
  'timestamp without time zone': 'time',
  jsonb: 'json',
};

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  time: 'timestamp',
  json: 'jsonb',
};

const TABLES = `SELECT c.oid, c.relname AS name FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  AND c.relname <> '_prisma_migrations' ORDER BY c.relname COLLATE "C"`;

const COLUMNS = `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
    array_position(i.indkey::int2[], a.attnum) AS position
  FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
  WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname COLLATE "C"`;

const REFERENCES = `SELECT DISTINCT r.relname AS name FROM pg_constraint k
  JOIN pg_class r ON r.oid = k.confrelid
  WHERE k.conrelid = $1 AND k.contype = 'f' AND k.confrelid <> k.conrelid`;

/** The tables of the schema that a connection is in; reading rows needs an open transaction. */
export function postgresqlTableStore(client: pg.Client): TableStore {
  return {
    tables: () => readTables(client),
    rows: (table, order) => readRows(client, table, order),
    insert: (table, rows) => insertRows(client, table, rows),
    count: async ({ name }) => {
      const { rows } = await client.query(`SELECT count(*) AS count FROM ${quoted(name)}`);
      return Number(rows[0]?.count);
    },
    run: async (sql) => {
      await client.query(sql);
    },
    close: () => client.end(),
  };
}

async function readTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ oid: number; name: string }>(TABLES);
  const tables: Table[] = [];
  for (const { oid, name } of rows) tables.push(await tableOf(client, oid, name));
  return tables;
}

async function tableOf(client: pg.Client, oid: number, name: string): Promise<Table> {
  const { rows } = await client.query<{ name: string; type: string; position: number | null }>(
    COLUMNS,
    [oid],
  );
  const references = await client.query<{ name: string }>(REFERENCES, [oid]);
  return {
    name,
    columns: rows.map((row) =>
      columnOf(KINDS[row.type], { table: name, name: row.name, type: row.type }),
    ),
    key: rows
      .filter(({ position }) => position !== null)
      .sort((a, b) => Number(a.position) - Number(b.position))
      .map((row) => row.name),
    references: references.rows.map((row) => row.name),
  };
}

// A cursor sorts once for the whole table; the order is that of bytes, whatever the collation.
async function* readRows(
  client: pg.Client,
  table: Table,
  order: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const kinds = new Map(table.columns.map(({ name, kind }) => [name, kind]));
  // With the table's name before it: a bare name would mean the text that is selected.
  const keys = order.map(
    (name) =>
      `${quoted(table.name)}.${quoted(name)}${kinds.get(name) === 'text' ? ' COLLATE "C"' : ''}`,
  );
  const columns = table.columns.map(selected).join(', ');
  const sql = `SELECT ${columns} FROM ${quoted(table.name)} ORDER BY ${keys.join(', ')}`;
  await client.query(`DECLARE claimcheck_rows NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const text = `FETCH ${BATCH_ROWS} FROM claimcheck_rows`;
    const { rows } = await client.query<(string | boolean | null)[]>({ text, rowMode: 'array' });
    if (rows.length === 0) break;
    yield rows.map((row) => table.columns.map(({ kind }, at) => plain(row[at] ?? null, kind)));
  }
  // Whoever leaves early ends the transaction, and the cursor with it.
  await client.query('CLOSE claimcheck_rows');
}

function selected({ name, kind }: Column): string {
  if (kind === 'time') return `to_char(${quoted(name)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return kind === 'boolean' ? quoted(name) : `${quoted(name)}::text`;
}

function plain(value: string | boolean | null, kind: ColumnKind): Value {
  return kind === 'json' && typeof value === 'string' ? canonicalJson(JSON.parse(value)) : value;
}

async function insertRows(
  client: pg.Client,
  { name, columns }: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const marks = rows.map(
    (_, at) =>
      `(${columns.map(({ kind }, of) => `$${at * columns.length + of + 1}::${TYPES[kind]}`).join(', ')})`,
  );
  await client.query(
    `INSERT INTO ${quoted(name)} (${names}) VALUES ${marks.join(', ')}`,
    rows.flat(),
  );
}
