// A SQLite adapter for the schema engine alone: one connection, everything at once, no waiting.
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import Libsql from 'libsql';

const BOOKKEEPING = [
  'id',
  'checksum',
  'finished_at',
  'migration_name',
  'logs',
  'rolled_back_at',
  'started_at',
  'applied_steps_count',
];

const EMPTY_BOOKKEEPING = {
  columnNames: BOOKKEEPING,
  columnTypes: BOOKKEEPING.map(() => ColumnTypeEnum.Text),
  rows: [],
};

const pathOf = (url) => url.replace(/^file:(?:\/\/)?/, '');

const DECLARED = {
  DATETIME: ColumnTypeEnum.DateTime,
  TEXT: ColumnTypeEnum.Text,
  BOOLEAN: ColumnTypeEnum.Boolean,
  INTEGER: ColumnTypeEnum.Int32,
};

function typeOf(declared, values) {
  const known = DECLARED[(declared ?? '').toUpperCase()];
  if (known !== undefined) return known;
  const sample = values.find((value) => value !== null);
  if (typeof sample === 'string') return ColumnTypeEnum.Text;
  return Number.isInteger(sample ?? 0) ? ColumnTypeEnum.Int32 : ColumnTypeEnum.Double;
}

function cellOf(value, type) {
  const isTime = type === ColumnTypeEnum.DateTime && typeof value === 'number';
  return isTime ? new Date(value).toISOString() : value;
}

function toAdapterError(error) {
  const { message, rawCode } = error;
  const table = /no such table: (\S+)/.exec(message)?.[1];
  return new DriverAdapterError(
    table === undefined
      ? { kind: 'sqlite', extendedCode: rawCode ?? 1, message, originalMessage: message }
      : { kind: 'TableDoesNotExist', table, originalMessage: message },
  );
}

/** The engine writes a text in double quotes, which this build of SQLite reads as a column. */
const standard = (sql) =>
  /FROM sqlite_master/.test(sql) ? sql.replace(/(name = )"([^"']*)"/, "$1'$2'") : sql;

function query(driver, { sql, args }) {
  const statement = driver.prepare(standard(sql));
  if (!statement.reader) return { changes: statement.run(args).changes, rows: [], columns: [] };
  const columns = statement.columns();
  return { changes: 0, columns, rows: statement.raw().all(args) };
}

function guarded(run) {
  try {
    return run();
  } catch (error) {
    throw toAdapterError(error);
  }
}

function queryRaw(driver, request) {
  try {
    const { columns, rows } = query(driver, request);
    // Outlives a reset, and would make the engine call the database not empty.
    const seen = rows.filter((row) => row[0] !== 'sqlite_sequence');
    const columnTypes = columns.map(({ type }, at) =>
      typeOf(
        type,
        seen.map((row) => row[at]),
      ),
    );
    return {
      columnNames: columns.map(({ name }) => name),
      columnTypes,
      rows: seen.map((row) => row.map((value, at) => cellOf(value, columnTypes[at]))),
    };
  } catch (error) {
    // The engine expects the table that it has not made yet to be empty.
    if (/no such table: _prisma_migrations/.test(error.message)) return EMPTY_BOOKKEEPING;
    throw toAdapterError(error);
  }
}

function connect(path) {
  const driver = new Libsql(path);
  driver.exec('PRAGMA foreign_keys = ON');
  const script = (sql) => guarded(() => driver.exec(sql));
  return {
    provider: 'sqlite',
    adapterName: 'schema-engine-sqlite',
    queryRaw: async (request) => queryRaw(driver, request),
    // Whole scripts come this way too, without arguments.
    executeRaw: async (request) => {
      if (request.args.length > 0) return guarded(() => query(driver, request).changes);
      script(request.sql);
      return 0;
    },
    executeScript: async (sql) => script(sql),
    startTransaction: async () => {
      script('BEGIN IMMEDIATE');
      return {
        ...connectionless(driver),
        commit: async () => script('COMMIT'),
        rollback: async () => script('ROLLBACK'),
      };
    },
    dispose: async () => driver.close(),
  };
}

function connectionless(driver) {
  return {
    provider: 'sqlite',
    adapterName: 'schema-engine-sqlite',
    options: { usePhantomQuery: true },
    queryRaw: async (request) => queryRaw(driver, request),
    executeRaw: async (request) => guarded(() => query(driver, request).changes),
  };
}

/** The adapter factory of a `file:` address; its shadow database is in memory. */
export function sqliteFactory(url) {
  return {
    provider: 'sqlite',
    adapterName: 'schema-engine-sqlite',
    connect: async () => connect(pathOf(url)),
    connectToShadowDb: async () => connect(':memory:'),
  };
}

/** Drops all triggers, views and tables of a file. */
export async function dropEverything(url) {
  const driver = new Libsql(pathOf(url));
  driver.exec('PRAGMA foreign_keys = OFF; BEGIN');
  for (const type of ['trigger', 'view', 'table']) {
    const found = driver
      .prepare("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'")
      .all(type);
    for (const { name } of found) driver.exec(`DROP ${type} "${name.replaceAll('"', '""')}"`);
  }
  driver.exec('COMMIT');
  driver.close();
}
