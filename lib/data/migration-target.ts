import type { Migration } from './migrations';

/** A row of Prisma's bookkeeping that was not rolled back. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** A database while it is migrated, on one connection. */
export interface MigrationTarget {
  /** Begins a transaction in which no other process migrates; waits for one that does. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** What was applied so far; makes the bookkeeping table if there is none. */
  applied(): Promise<readonly AppliedMigration[]>;
  /** Runs a migration's statements and enters it into the bookkeeping; throws if it breaks a reference. */
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
}

/** How long one starting process waits for another one that migrates, in milliseconds. */
export const MIGRATION_WAIT_MS = 60_000;
