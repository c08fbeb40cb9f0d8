import { canonicalJson } from '@/lib/core/canonical-json';
import type { SqliteConnection } from './sqlite-connection';
import { type SqliteValue, toSqlite } from './sqlite-values';
import {
  BATCH_ROWS,
  type ColumnKind,
  columnOf,
  quoted,
  type Row,
  type Table,
  type TableStore,
  type Value,
} from './table-store';

/** The declared types that Prisma writes into its SQLite migrations. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  TEXT: 'text',
  INTEGER: 'integer',
  BIGINT: 'integer',
  BOOLEAN: 'boolean',
  DATETIME: 'time',
  JSONB: 'json',
};

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table'
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_prisma_migrations' ORDER BY name`;

const COLUMNS = 'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY name';

const REFERENCES = `SELECT DISTINCT "table" FROM pragma_foreign_key_list(?) WHERE "table" <> ?`;

/** The tables of an open SQLite file; closing the store closes the connection. */
export function sqliteTableStore(connection: SqliteConnection): TableStore {
  return {
    tables: async () =>
      connection.run(TABLES, []).rows.map(([name]) => tableOf(connection, String(name))),
    rows: (table, order) => readRows(connection, table, order),
    insert: async (table, rows) => insertRows(connection, table, rows),
    count: async ({ name }) =>
      Number(connection.run(`SELECT count(*) FROM ${quoted(name)}`, []).rows[0]?.[0]),
    run: async (sql) => connection.exec(sql),
    close: async () => connection.close(),
  };
}

function tableOf(connection: SqliteConnection, name: string): Table {
  const rows = connection.run(COLUMNS, [name]).rows;
  const columns = rows.map(([column, declared]) => {
    const type = String(declared);
    return columnOf(KINDS[type.toUpperCase()], { table: name, name: String(column), type });
  });
  const key = rows
    .filter(([, , position]) => Number(position) > 0)
    .sort(([, , a], [, , b]) => Number(a) - Number(b))
    .map(([column]) => String(column));
  const references = connection.run(REFERENCES, [name, name]).rows.map(([other]) => String(other));
  return { name, columns, key, references };
}

async function* readRows(
  connection: SqliteConnection,
  { name, columns }: Table,
  order: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const keys = order.map(quoted).join(', ');
  const all = `SELECT ${columns.map((column) => quoted(column.name)).join(', ')}, ${keys} FROM ${quoted(name)}`;
  const past = `WHERE (${keys}) > (${order.map(() => '?').join(', ')})`;
  const end = `ORDER BY ${keys} LIMIT ${BATCH_ROWS}`;
  let last: readonly SqliteValue[] = [];
  for (;;) {
    const sql = last.length === 0 ? `${all} ${end}` : `${all} ${past} ${end}`;
    const { rows } = connection.run(sql, last);
    if (rows.length === 0) return;
    last = rows.at(-1)?.slice(columns.length) ?? [];
    yield rows.map((row) => columns.map(({ kind }, at) => plain(row[at] ?? null, kind)));
  }
}

function plain(value: SqliteValue, kind: ColumnKind): Value {
  if (value === null) return null;
  switch (kind) {
    case 'text':
    case 'integer':
      return String(value);
    case 'boolean':
      return Number(value) !== 0;
    case 'time':
      return new Date(typeof value === 'string' ? value : Number(value)).toISOString();
    case 'json':
      // A column declared JSONB has numeric affinity: a bare number is stored as one.
      return canonicalJson(JSON.parse(String(value)));
  }
}

function stored(value: Value, kind: ColumnKind): SqliteValue {
  if (value === null || typeof value === 'boolean') return toSqlite(value, undefined);
  if (kind === 'integer') return BigInt(value);
  return kind === 'time' ? toSqlite(new Date(value), undefined) : value;
}

function insertRows(
  connection: SqliteConnection,
  { name, columns }: Table,
  rows: readonly Row[],
): void {
  if (rows.length === 0) return;
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = rows.flatMap((row) =>
    columns.map(({ kind }, at) => stored(row[at] ?? null, kind)),
  );
  const sql = `INSERT INTO ${quoted(name)} (${names}) VALUES ${rows.map(() => marks).join(', ')}`;
  connection.run(sql, values);
}
