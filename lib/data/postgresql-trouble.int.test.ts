import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type OwnPostgresql, startOwnPostgresql } from '@/lib/testing/own-postgresql';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { checkReadiness } from '@/lib/usecases/check-readiness';
import { createProvider } from '@/lib/usecases/create-provider';
import { storageFailureOf } from '@/lib/usecases/storage-failure';
import { postgresqlPrograms } from '@/scripts/lib/postgresql-programs.mjs';
import { verifyAuditChain } from './audit';
import { database, setDatabaseForTesting } from './database';
import { migrateDatabase } from './migrate';
import { openDatabase } from './open-database';
import { readRevisionCounter } from './revision-counter';

const missing = postgresqlMissing() ?? ownServerMissing();

function ownServerMissing(): string | null {
  return postgresqlPrograms() === null ? 'no initdb' : null;
}

/** Takes so many connections for so many seconds. */
function asleep(connections: number, seconds: number): readonly Promise<unknown>[] {
  // Prisma's promises begin when somebody waits for them.
  return Array.from({ length: connections }, () =>
    database().$queryRaw`SELECT pg_sleep(${seconds}::int)::text`.then(() => null),
  );
}

describe.skipIf(missing !== null)(`PostgreSQL in trouble (${missing ?? 'is here'})`, () => {
  let server: OwnPostgresql;
  let workspaceId = '';

  beforeAll(async () => {
    server = startOwnPostgresql(20);
    await migrateDatabase(server.url);
    setDatabaseForTesting(openDatabase(server.url));
  });
  afterAll(async () => {
    await database().$disconnect();
    setDatabaseForTesting(null);
    server.remove();
  });
  beforeEach(async () => {
    workspaceId = (await createWorkspace()).id;
  });

  const write = () => createProvider(callerOf(workspaceId), providerDraft());

  /** What a read that fails is for whoever asked. */
  const read = () =>
    readRevisionCounter().then(
      () => 'read',
      (error: unknown) => storageFailureOf(error)?.code ?? `a defect: ${String(error)}`,
    );

  it.each(['fast', 'immediate'] as const)(
    'threat 173: a server stopped (%s) and started again costs nothing but what was asked meanwhile',
    async (mode) => {
      await saveProvider(callerOf(workspaceId));
      // Connections are open, and one waits in a query, when the server goes away.
      const cut = database().$queryRaw`SELECT pg_sleep(20)::text`.then(
        () => 'answered',
        (error: unknown) => storageFailureOf(error)?.code ?? `a defect: ${String(error)}`,
      );
      await Promise.all(Array.from({ length: 8 }, read));
      server.stop(mode);
      expect(await cut).toBe('UNAVAILABLE');
      const refused = await Promise.all(Array.from({ length: 8 }, write));
      for (const result of refused) {
        expect(result).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } });
      }
      expect(await Promise.all(Array.from({ length: 8 }, read))).toEqual(
        Array.from({ length: 8 }, () => 'UNAVAILABLE'),
      );
      expect(await checkReadiness()).toBe('database');
      server.start();
      expect(await read()).toBe('read');
      expect(await checkReadiness()).toBe('ready');
      const written = await Promise.all(Array.from({ length: 8 }, write));
      expect(written.filter(({ ok }) => !ok)).toEqual([]);
      expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 9 });
    },
    60_000,
  );

  it('threat 174: while all connections of the pool are taken, the others wait for a bounded time and are told so', async () => {
    const sleepers = asleep(10, 7);
    const [aRead, aWrite] = await Promise.all([read(), write()]);
    expect(aRead).toBe('UNAVAILABLE');
    expect(aWrite).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } });
    await Promise.all(sleepers);
    expect(await read()).toBe('read');
    expect((await write()).ok).toBe(true);
    expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 1 });
  });

  it('threat 174: with one connection left, requests and their audit rows never wait for each other', async () => {
    const sleepers = asleep(9, 2);
    const results = await Promise.all(Array.from({ length: 24 }, write));
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    await Promise.all(sleepers);
    expect(await verifyAuditChain(workspaceId)).toEqual({ ok: true, count: 24 });
  });

  it('threat 174: a server that takes no more connections refuses for the time being', async () => {
    const taken: pg.Client[] = [];
    await database().$disconnect();
    setDatabaseForTesting(openDatabase(server.url));
    for (let n = 0; n < 20; n += 1) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect().then(
        () => taken.push(client),
        () => undefined,
      );
    }
    expect(await read()).toBe('UNAVAILABLE');
    expect(await write()).toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    await Promise.all(taken.map((client) => client.end()));
    expect(await read()).toBe('read');
    expect((await write()).ok).toBe(true);
  });
});
