import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';

/** SQLite's extended result codes that Prisma tells apart (https://www.sqlite.org/rescode.html). */
const CODE = {
  busy: 5,
  notNull: 1299,
  foreignKey: 787,
  unique: 2067,
  primaryKey: 1555,
  corrupt: 11,
  notADatabase: 26,
};

function rawCodeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('rawCode' in error)) return null;
  return typeof error.rawCode === 'number' ? error.rawCode : null;
}

/** Whether another connection held a lock that was needed (SQLITE_BUSY and its extended codes). */
export function isSqliteBusy(error: unknown): boolean {
  const code = rawCodeOf(error);
  return code !== null && (code & 255) === CODE.busy;
}

/** Whether what the file holds is at fault (SQLITE_CORRUPT and its extended codes, SQLITE_NOTADB). */
export function isSqliteDamaged(error: unknown): boolean {
  const code = rawCodeOf(error);
  return code !== null && [CODE.corrupt, CODE.notADatabase].includes(code & 255);
}

/** `UNIQUE constraint failed: Provider.workspaceId, Provider.id` names its columns. */
function constraintOf(message: string): { fields: string[] } {
  const columns = message.split('constraint failed: ')[1]?.split(', ') ?? [];
  return { fields: columns.map((column) => column.slice(column.lastIndexOf('.') + 1)) };
}

function missing(message: string): MappedError | null {
  const table = /no such table: (\S+)/.exec(message)?.[1];
  if (table !== undefined) return { kind: 'TableDoesNotExist', table };
  const column = /(?:no such column:|has no column named) (\S+)/.exec(message)?.[1];
  return column === undefined ? null : { kind: 'ColumnNotFound', column };
}

function kindOf(code: number, message: string): MappedError {
  switch (code) {
    case CODE.unique:
    case CODE.primaryKey:
      return { kind: 'UniqueConstraintViolation', constraint: constraintOf(message) };
    case CODE.notNull:
      return { kind: 'NullConstraintViolation', constraint: constraintOf(message) };
    case CODE.foreignKey:
      return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } };
    default:
      if ((code & 255) === CODE.busy) return { kind: 'SocketTimeout' };
      return missing(message) ?? { kind: 'sqlite', extendedCode: code, message };
  }
}

/** The driver's error as Prisma knows it, with the original as its cause's message and code. */
export function toAdapterError(error: unknown): Error {
  const code = rawCodeOf(error);
  if (!(error instanceof Object) || code === null) {
    return error instanceof Error ? error : new Error(String(error));
  }
  const message = 'message' in error ? String(error.message) : 'SQLite failed';
  return new DriverAdapterError({
    ...kindOf(code, message),
    originalCode: String(code),
    originalMessage: message,
  });
}
