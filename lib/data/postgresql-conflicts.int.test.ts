import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '@/lib/core/result';
import { ok } from '@/lib/core/result';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type OwnPostgresql, startOwnPostgresql } from '@/lib/testing/own-postgresql';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { createProvider } from '@/lib/usecases/create-provider';
import { inTransaction } from '@/lib/usecases/in-transaction';
import { postgresqlPrograms } from '@/scripts/lib/postgresql-programs.mjs';
import { verifyAuditChain } from './audit';
import { database, setDatabaseForTesting } from './database';
import { migrateDatabase } from './migrate';
import { APPLICATION_NAME, openDatabase } from './open-database';
import { WRITERS_LOCK } from './writers-lock';

const missing = postgresqlMissing() ?? (postgresqlPrograms() === null ? 'no initdb' : null);

const BUSY = 'The database is busy. Nothing was changed; try again in a moment.';

describe.skipIf(missing !== null)(
  `writers of PostgreSQL in conflict (${missing ?? 'is here'})`,
  () => {
    let server: OwnPostgresql;
    let workspaceId = '';
    /** Somebody's own session, such as of psql; never one of our writers. */
    let stranger: pg.Client;

    beforeAll(async () => {
      server = startOwnPostgresql(30);
      await migrateDatabase(server.url);
      setDatabaseForTesting(openDatabase(server.url));
      stranger = new pg.Client({ connectionString: server.url });
      stranger.on('error', () => undefined);
      await stranger.connect();
    });
    afterAll(async () => {
      await stranger.end();
      await database().$disconnect();
      setDatabaseForTesting(null);
      server.remove();
    });
    beforeEach(async () => {
      workspaceId = (await createWorkspace()).id;
    });

    const write = () => createProvider(callerOf(workspaceId), providerDraft());

    const messageOf = async (run: Promise<Result<unknown>>) => {
      const result = await run;
      return result.ok ? 'done' : `${result.failure.code}: ${result.failure.message}`;
    };

    /** Sets something for the connections that begin from now on. */
    async function withServerSet(setting: string, run: () => Promise<void>): Promise<void> {
      const reopen = async () => {
        await database().$disconnect();
        setDatabaseForTesting(openDatabase(server.url));
      };
      await stranger.query(`ALTER DATABASE postgres SET ${setting}`);
      await reopen();
      try {
        await run();
      } finally {
        await stranger.query(`ALTER DATABASE postgres RESET ${setting.split(' ')[0]}`);
        await reopen();
      }
    }

    /** Waits until a session waits for something of this kind. */
    const untilWaiting = (application: string, event: string) =>
      vi.waitFor(
        async () => {
          const watcher = new pg.Client({ connectionString: server.url });
          await watcher.connect();
          const { rowCount } = await watcher.query(
            'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND wait_event = $2',
            [application, event],
          );
          await watcher.end();
          expect(rowCount).toBeGreaterThan(0);
        },
        { timeout: 10_000 },
      );

    it('threat 173: in a deadlock with a session that is not ours the change is refused whole, and the next one succeeds', async () => {
      await stranger.query(`SET application_name = 'stranger'; SET deadlock_timeout = '60s'`);
      await stranger.query('BEGIN; LOCK TABLE "AuditEvent"');
      let theirs: Promise<unknown> = Promise.resolve();
      const refused = inTransaction(async (tx) => {
        await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'Changed' } });
        theirs = stranger.query('LOCK TABLE "Workspace"');
        await untilWaiting('stranger', 'relation');
        // Each waits for the other now, and only ours looks for a deadlock.
        return ok(await tx.auditEvent.count());
      });
      expect(await messageOf(refused)).toBe(`UNAVAILABLE: ${BUSY}`);
      await theirs;
      await stranger.query('COMMIT');
      const found = await database().workspace.findUnique({ where: { id: workspaceId } });
      expect(found?.name).not.toBe('Changed');
      expect(await messageOf(write())).toBe('done');
      expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 1 });
    });

    it('threat 173: our writers never deadlock or fail to serialize, whatever isolation the server has as its default', async () => {
      for (const level of ['serializable', 'repeatable read', 'read committed']) {
        await withServerSet(`default_transaction_isolation TO '${level}'`, async () => {
          const set = await database().$queryRaw`SHOW default_transaction_isolation`;
          expect(set).toEqual([{ default_transaction_isolation: level }]);
          // As a writer of another process does: what it changes, ours sees once it has its turn.
          await stranger.query('BEGIN');
          await stranger.query('SELECT pg_advisory_xact_lock($1)', [WRITERS_LOCK]);
          await stranger.query('UPDATE "RevisionCounter" SET "value" = "value" + 1');
          const results = Array.from({ length: 12 }, () => messageOf(write()));
          await untilWaiting(APPLICATION_NAME, 'advisory');
          await stranger.query('COMMIT');
          expect((await Promise.all(results)).filter((result) => result !== 'done')).toEqual([]);
        });
      }
      expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 36 });
    });

    it('threat 173: a serializable session that is not ours and changes the same row makes us wait, not fail', async () => {
      await stranger.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
      await stranger.query('SELECT * FROM "RevisionCounter"');
      await stranger.query('UPDATE "RevisionCounter" SET "value" = "value" + 1');
      const ours = messageOf(write());
      await untilWaiting(APPLICATION_NAME, 'transactionid');
      await stranger.query('COMMIT');
      expect(await ours).toBe('done');
    });

    it.each([
      ['40001', BUSY],
      ['40P01', BUSY],
      ['55P03', BUSY],
      ['57P01', /^The database does not answer\. Nothing was changed;/],
      ['57P03', /^The database does not answer\. Nothing was changed;/],
    ])(
      'threat 173: SQLSTATE %s is said in plain words, and nothing is changed',
      async (state, message) => {
        const refused = await inTransaction(async (tx) => {
          await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'Changed' } });
          await tx.$executeRawUnsafe(
            `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`,
          );
          return ok(true);
        });
        expect(refused).toMatchObject({
          failure: {
            code: 'UNAVAILABLE',
            message: typeof message === 'string' ? message : expect.stringMatching(message),
          },
        });
        const found = await database().workspace.findUnique({ where: { id: workspaceId } });
        expect(found?.name).not.toBe('Changed');
      },
    );

    it('threat 173: a server that may only be read after a failover is said to be that', async () => {
      await withServerSet('default_transaction_read_only TO on', async () => {
        expect(await messageOf(write())).toMatch(
          /^UNAVAILABLE: The database can only be read for now\. Nothing was changed;/,
        );
        expect(await database().workspace.count()).toBeGreaterThan(0);
      });
      expect(await messageOf(write())).toBe('done');
    });

    it('threat 173: cut off before the commit, nothing was changed, and that is what is said', async () => {
      const refused = inTransaction(async (tx) => {
        await tx.workspace.update({ where: { id: workspaceId }, data: { name: 'Changed' } });
        await cutOurs();
        return ok(await tx.workspace.count());
      });
      expect(await messageOf(refused)).toMatch(
        /^UNAVAILABLE: .* does not answer\. Nothing was changed/,
      );
      const found = await database().workspace.findUnique({ where: { id: workspaceId } });
      expect(found?.name).not.toBe('Changed');
    });

    it('threat 173: cut off during a commit, which holds, nobody is told that nothing was changed', async () => {
      // The commit is on the disk, and waits for a standby that is not there.
      await setStandby('nobody');
      const saving = messageOf(write());
      await untilWaiting(APPLICATION_NAME, 'SyncRep');
      await cutOurs();
      expect(await saving).toBe(
        'UNAVAILABLE: The connection to the database was lost while saving. Look whether the change is there before you repeat it.',
      );
      await setStandby('');
      expect(await database().provider.count({ where: { workspaceId } })).toBe(1);
      await saveProvider(callerOf(workspaceId));
      expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 2 });
    });

    async function cutOurs(): Promise<void> {
      await stranger.query(
        'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1',
        [APPLICATION_NAME],
      );
    }

    async function setStandby(name: string): Promise<void> {
      await stranger.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
      await stranger.query('SELECT pg_reload_conf()');
      await vi.waitFor(async () => {
        const { rows } = await stranger.query('SHOW synchronous_standby_names');
        expect(rows).toEqual([{ synchronous_standby_names: name }]);
      });
    }
  },
);
