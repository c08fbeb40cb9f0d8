/** What a column holds, the same in both databases. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'time' | 'json';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A table as the database's own catalogue tells it. */
export interface Table {
  readonly name: string;
  /** By name, so that both databases agree whatever the order in which columns were added. */
  readonly columns: readonly Column[];
  /** The primary key, in its order. */
  readonly key: readonly string[];
  /** The other tables that its foreign keys name. */
  readonly references: readonly string[];
}

/**
 * A value in a form that is the same in both databases: whole numbers as digits, times in ISO 8601
 * with milliseconds and Z, JSON as its canonical text (so JSON's null is not the column's).
 */
export type Value = string | boolean | null;

/** The values of a row, in the order of the table's columns. */
export type Row = readonly Value[];

/** How many rows are read and written at once. */
export const BATCH_ROWS = 500;

/** The tables of one database on one connection, without anything that Prisma knows of them. */
export interface TableStore {
  /** All tables but Prisma's bookkeeping; throws for a column of a type that is unknown here. */
  tables(): Promise<readonly Table[]>;
  /** Every row in the order of these columns (byte order), in batches; memory stays constant. */
  rows(table: Table, order: readonly string[]): AsyncIterable<readonly Row[]>;
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  count(table: Table): Promise<number>;
  /** Runs statements that take no arguments and give nothing back. */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** The tables so that each comes after those that it refers to; throws where they refer in a ring. */
export function inReferenceOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  let left = tables;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const isFree = ({ references }: Table) => !references.some((name) => waiting.has(name));
    const free = left.filter(isFree);
    if (free.length === 0) throw new Error(`Tables refer in a ring: ${[...waiting].join(', ')}.`);
    ordered.push(...free);
    left = left.filter((table) => !isFree(table));
  }
  return ordered;
}

/** A column of a kind; throws, with the type that its database calls it, where the kind is unknown. */
export function columnOf(
  kind: ColumnKind | undefined,
  { table, name, type }: { readonly table: string; readonly name: string; readonly type: string },
): Column {
  if (kind === undefined) throw new Error(`${table}.${name} is a ${type}, which is unknown here.`);
  return { name, kind };
}

/** A name as SQL quotes it in both databases. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
