import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrateDatabase } from '@/lib/data/migrate';
import { freshDatabaseUrl } from '@/lib/testing/database';
import { type OwnPostgresql, startOwnPostgresql } from '@/lib/testing/own-postgresql';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { postgresqlPrograms } from '@/scripts/lib/postgresql-programs.mjs';
import { move } from './move';

const missing = postgresqlMissing() ?? (postgresqlPrograms() === null ? 'no initdb' : null);

describe.skipIf(missing !== null)(
  `a move that is cut off (${missing ?? 'PostgreSQL is here'})`,
  () => {
    let server: OwnPostgresql;
    let watcher: pg.Client;
    let holder: pg.Client;

    beforeAll(async () => {
      server = startOwnPostgresql(20);
      await migrateDatabase(server.url);
      watcher = new pg.Client({ connectionString: server.url });
      holder = new pg.Client({ connectionString: server.url });
      await Promise.all([watcher.connect(), holder.connect()]);
    });
    afterAll(async () => {
      await Promise.all([watcher.end(), holder.end()]);
      server.remove();
    });

    const setStandby = async (name: string) => {
      await watcher.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
      await watcher.query('SELECT pg_reload_conf()');
    };

    const cut = (condition: string) =>
      vi.waitFor(
        async () => {
          const { rowCount } = await watcher.query(
            `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE ${condition}`,
          );
          expect(rowCount).toBe(1);
        },
        { timeout: 10_000 },
      );

    const messageOf = async (from: string) => {
      const result = await move(from, server.url);
      return result.ok ? 'done' : result.failure.message;
    };

    it('threat 184: before the commit nothing is there, and that is what is said', async () => {
      await holder.query('BEGIN; LOCK TABLE "AuditEvent" IN SHARE MODE');
      const moving = messageOf(await freshDatabaseUrl('sqlite'));
      await cut(`wait_event = 'relation'`);
      await holder.query('COMMIT');
      expect(await moving).toMatch(/^The database does not answer: .* Nothing was moved\.$/);
      expect((await watcher.query('SELECT 1 FROM "AuditEvent"')).rowCount).toBe(0);
    });

    it('threat 184: during the commit, which holds, it says how to find out', async () => {
      const from = await freshDatabaseUrl('sqlite');
      // The commit is on the disk, and waits for a standby that is not there.
      await setStandby('nobody');
      const moving = messageOf(from);
      await cut(`wait_event = 'SyncRep'`);
      expect(await moving).toMatch(/^The connection was lost while the move was being saved, /);
      await setStandby('');
      expect(await messageOf(from)).toMatch(/^The database that it goes to is not empty: /);
    });
  },
);
