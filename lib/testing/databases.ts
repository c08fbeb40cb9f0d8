import { describe } from 'vitest';
import type { DatabaseKind } from '@/lib/data/open-database';
import { postgresqlMissing } from './postgresql';

/** Describes behaviour on both databases; without a PostgreSQL its half is skipped and counted. */
export function describeOnEachDatabase(title: string, body: (kind: DatabaseKind) => void): void {
  describe(`${title}, on SQLite`, () => body('sqlite'));
  const missing = postgresqlMissing();
  const reason = missing === null ? '' : ` (skipped: ${missing})`;
  describe.skipIf(missing !== null)(`${title}, on PostgreSQL${reason}`, () => body('postgresql'));
}
