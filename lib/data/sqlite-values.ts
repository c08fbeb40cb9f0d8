import { type ArgType, type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

/** What SQLite stores or gives back through the driver with safe integers on. */
export type SqliteValue = string | number | bigint | Uint8Array | null;

/** The declared types that Prisma writes into its SQLite migrations. */
const DECLARED: Readonly<Record<string, ColumnType>> = {
  INTEGER: ColumnTypeEnum.Int32,
  INT: ColumnTypeEnum.Int32,
  BIGINT: ColumnTypeEnum.Int64,
  REAL: ColumnTypeEnum.Double,
  DECIMAL: ColumnTypeEnum.Numeric,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATETIME: ColumnTypeEnum.DateTime,
  TEXT: ColumnTypeEnum.Text,
  JSONB: ColumnTypeEnum.Json,
  BLOB: ColumnTypeEnum.Bytes,
};

/** The type of a result column: as declared, else as its first value that is not null. */
export function columnTypeOf(
  declared: string | null,
  values: readonly (SqliteValue | undefined)[],
): ColumnType {
  const known = declared === null ? undefined : DECLARED[declared.toUpperCase()];
  if (known !== undefined) return known;
  const sample = values.find((value) => value !== null && value !== undefined);
  if (typeof sample === 'string') return ColumnTypeEnum.Text;
  if (typeof sample === 'bigint') return ColumnTypeEnum.Int64;
  if (typeof sample === 'number') return ColumnTypeEnum.UnknownNumber;
  return sample === undefined ? ColumnTypeEnum.Int32 : ColumnTypeEnum.Bytes;
}

/** A stored value in the form that Prisma expects of its column type. */
export function toPrisma(value: SqliteValue | undefined, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === ColumnTypeEnum.DateTime && typeof value !== 'string') {
    return new Date(Number(value)).toISOString();
  }
  if (typeof value !== 'bigint') return value;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value.toString();
}

const storedTime = (time: Date): string => time.toISOString().replace('Z', '+00:00');

function fromText(text: string, type: ArgType | undefined): SqliteValue {
  switch (type?.scalarType) {
    case 'int':
      return Number.parseInt(text, 10);
    case 'float':
    case 'decimal':
      return Number.parseFloat(text);
    case 'bigint':
      return BigInt(text);
    case 'datetime':
      return storedTime(new Date(text));
    case 'bytes':
      return Buffer.from(text, 'base64');
    default:
      return text;
  }
}

/** A query's argument in the form that SQLite stores; throws for what cannot be stored. */
export function toSqlite(value: unknown, type: ArgType | undefined): SqliteValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return fromText(value, type);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Date) return storedTime(value);
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`A ${typeof value} cannot be an argument of a query.`);
}
