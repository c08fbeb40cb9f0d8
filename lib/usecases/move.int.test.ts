import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { canonicalJson } from '@/lib/core/canonical-json';
import { verifyAuditChain } from '@/lib/data/audit';
import { database, setDatabaseForTesting } from '@/lib/data/database';
import { Prisma } from '@/lib/data/generated/sqlite/client';
import { migrateDatabase } from '@/lib/data/migrate';
import { migrationsFolder, readMigrations } from '@/lib/data/migrations';
import { type DatabaseKind, openDatabase } from '@/lib/data/open-database';
import { SqliteConnection } from '@/lib/data/sqlite-connection';
import { testDatabase, unusedSqlitePath } from '@/lib/testing/database';
import { fillDatabase } from '@/lib/testing/fill-database';
import { emptyDatabaseUrl, rawRows, writeMigrations } from '@/lib/testing/migrations';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { buildProgram, startProgram } from '@/lib/testing/program';
import { backUp } from './back-up';
import { move } from './move';

/** All rows of all tables, as the product reads them, without what a move itself writes. */
async function everything(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const opened = openDatabase(url);
  try {
    const tables = Object.values(Prisma.ModelName).map(async (model) => {
      const table = Reflect.get(opened, model.charAt(0).toLowerCase() + model.slice(1));
      const rows: readonly { action?: string; id?: string; hash?: string }[] =
        await table.findMany();
      const kept = rows
        .filter(({ action }) => action !== 'instance.moved')
        .filter(({ id }) => !(model === 'AuditChain' && id === INSTANCE_CHAIN));
      return [model, kept.map((row) => canonicalJson(plainOf(row))).sort()] as const;
    });
    return Object.fromEntries(await Promise.all(tables));
  } finally {
    await opened.$disconnect();
  }
}

const plainOf = (row: object): unknown => JSON.parse(JSON.stringify(row));

async function chainAt(url: string) {
  const opened = openDatabase(url);
  setDatabaseForTesting(opened);
  try {
    const last = await database().auditEvent.findFirst({
      where: { chainId: INSTANCE_CHAIN },
      orderBy: { seq: 'desc' },
    });
    return { verdict: await verifyAuditChain(INSTANCE_CHAIN), last };
  } finally {
    setDatabaseForTesting(null);
    await opened.$disconnect();
  }
}

const missing = postgresqlMissing();

describe.skipIf(missing !== null)(`move (${missing ?? 'PostgreSQL is here'})`, () => {
  let filled = '';
  const source = () => {
    const path = unusedSqlitePath();
    copyFileSync(filled, path);
    return `file:${path}`;
  };
  const messageOf = async (from: string, to: string) => {
    const result = await move(from, to);
    return result.ok ? 'done' : result.failure.message;
  };
  const tablesOf = async (url: string) => {
    const names = url.startsWith('file:')
      ? `SELECT name FROM sqlite_master WHERE type = 'table'`
      : `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`;
    return (await rawRows(url, names)).map(([name]) => name).sort();
  };
  /** Only the first migration of this version. */
  const olderMigrations = (kind: DatabaseKind) => {
    const [first] = readMigrations(migrationsFolder(kind));
    return writeMigrations({ [first?.name ?? '']: first?.sql ?? '' });
  };
  const rowsOf = async (url: string) =>
    (
      await rawRows(
        url,
        'SELECT (SELECT count(*) FROM "AuditEvent") + (SELECT count(*) FROM "Workspace")',
      )
    )[0]?.[0];

  beforeAll(async () => {
    const opened = await testDatabase('sqlite');
    await fillDatabase();
    filled = unusedSqlitePath();
    const made = await backUp(opened.url, filled, { replace: false });
    expect(made).toMatchObject({ ok: true });
    await opened.close();
  });
  afterAll(() => setDatabaseForTesting(null));

  it('threat 184: everything is as it was in PostgreSQL, and again when it is moved back', async () => {
    const from = source();
    const before = await everything(from);
    // A table that this test forgot would prove nothing: fill it in fill-database.ts.
    const empty = Object.entries(before).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([name]) => name).filter((name) => name !== 'AuditChain')).toEqual([]);
    const postgresql = await emptyDatabaseUrl('postgresql');
    const there = await move(source(), postgresql);
    const back = await emptyDatabaseUrl('sqlite');
    const andBack = await move(postgresql, back);
    if (!there.ok || !andBack.ok) throw new Error(JSON.stringify([there, andBack]));
    expect(there.value.tables.map(({ name }) => name).sort()).toEqual(
      Object.values(Prisma.ModelName).sort(),
    );
    expect(await everything(postgresql)).toEqual(before);
    expect(await everything(back)).toEqual(before);
    expect(await chainAt(postgresql)).toMatchObject({
      verdict: { ok: true, count: 601 },
      last: { action: 'instance.moved', actorType: 'system', details: { from: 'sqlite' } },
    });
    expect(await chainAt(back)).toMatchObject({ verdict: { ok: true, count: 602 } });
    const nulls = 'SELECT count(*) FROM "Revision" WHERE "before" IS NULL';
    expect(await rawRows(postgresql, nulls)).toEqual(await rawRows(from, nulls));
  });

  it('threat 184: a target that is not empty is refused and stays as it was', async () => {
    const { url, close, database: target } = await testDatabase('postgresql');
    await target.workspace.create({
      data: { id: 'wsp_1', slug: 'one', name: 'One', createdAt: new Date() },
    });
    expect(await messageOf(source(), url)).toBe(
      'The database that it goes to is not empty: its table Workspace has 1 rows. Nothing was moved.',
    );
    expect(await target.auditEvent.count()).toBe(0);
    expect(await target.revisionCounter.count()).toBe(1);
    await close();
  });

  it.each(['postgresql', 'sqlite'] as const)(
    'threat 184: nothing is written to a database (%s) that is not free',
    async (kind) => {
      const foreign = await emptyDatabaseUrl(kind);
      await rawRows(foreign, 'CREATE TABLE "Note" (id TEXT, price NUMERIC(9, 2))');
      expect(await messageOf(source(), foreign)).toBe(
        'The database that it goes to is not empty: it has tables of something else, such as Note. Give it a database of its own. Nothing was moved.',
      );
      expect(await tablesOf(foreign)).toEqual(['Note']);
      const older = await emptyDatabaseUrl(kind);
      await migrateDatabase(older, olderMigrations(kind));
      await rawRows(older, `INSERT INTO "RevisionCounter" ("id", "value") VALUES ('other', 1)`);
      const before = await tablesOf(older);
      expect(await messageOf(source(), older)).toBe(
        'The database that it goes to is not empty: its table RevisionCounter has 1 rows. Nothing was moved.',
      );
      expect(await tablesOf(older)).toEqual(before);
      await rawRows(older, `DELETE FROM "RevisionCounter" WHERE "id" = 'other'`);
      expect(await messageOf(source(), older)).toBe('done');
    },
  );

  it('threat 184: a file that is no database is refused and stays as it was', async () => {
    const path = unusedSqlitePath();
    writeFileSync(path, 'A letter. '.repeat(1000));
    expect(await messageOf(source(), `file:${path}`)).toMatch(/not a database.* Nothing was moved/);
    expect(readFileSync(path, 'utf8')).toBe('A letter. '.repeat(1000));
  });

  it('threat 184: a broken chain, another schema, or a process at work: refused, nothing is there', async () => {
    const to = await emptyDatabaseUrl('postgresql');
    const edited = source();
    const behind = source();
    const used = source();
    alter(
      edited,
      `DROP TRIGGER "AuditEvent_refuses_update"; UPDATE "AuditEvent" SET "actorLabel" = 'eve' WHERE seq = 300`,
    );
    alter(behind, 'DROP TABLE "Session"');
    const user = new SqliteConnection(used.slice(5), 'PRAGMA journal_mode = WAL');
    user.exec('SELECT 1 FROM "Workspace"');
    expect(await messageOf(edited, to)).toMatch(
      /chain instance is broken at event 300.* Nothing was moved\.$/,
    );
    expect(await messageOf(behind, to)).toMatch(/^The two databases do not have the same tables\./);
    expect(await messageOf(used, to)).toMatch(/^A process has the database open/);
    expect(await messageOf(to, to)).toMatch(/in use already/);
    expect(await messageOf(source(), 'postgresql://nobody@127.0.0.1:1/none')).toMatch(
      /^The database does not answer: .*ECONNREFUSED.* Nothing was moved\.$/,
    );
    expect(await rowsOf(to)).toBe(0);
    user.close();
  });

  it('threat 184: killed at any moment, nothing of it is there, and the next one succeeds', {
    timeout: 60_000,
  }, async () => {
    const program = await buildProgram(join(import.meta.dirname, '../testing/move.program.ts'));
    const to = await emptyDatabaseUrl('postgresql');
    const from = source();
    for (const waitMs of [0, 15, 40, 80]) {
      const mover = startProgram(program, [from, to]);
      await mover.until('begun');
      await sleep(waitMs);
      mover.child.kill('SIGKILL');
      await mover.ended;
      if (mover.output().includes('\nmoved')) break;
      const [found] = await rawRows(
        to,
        `SELECT count(*) FROM pg_tables WHERE tablename = 'AuditEvent'`,
      );
      if (found?.[0] === 1) expect(await rowsOf(to)).toBe(0);
    }
    const last = startProgram(program, [from, to]);
    await last.ended;
    expect(last.output()).toMatch(/^moved$|is not empty/m);
    expect(await everything(to)).toEqual(await everything(from));
  });
});

function alter(url: string, sql: string): void {
  const connection = new SqliteConnection(url.slice('file:'.length), 'PRAGMA foreign_keys = OFF');
  connection.exec(sql);
  connection.close();
}
