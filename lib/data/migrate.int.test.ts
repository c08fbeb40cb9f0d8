import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshDatabaseUrl } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { emptyDatabaseUrl, rawRows, writeMigrations } from '@/lib/testing/migrations';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { buildProgram, startProgram } from '@/lib/testing/program';
import { MigrationError, migrateDatabase } from './migrate';
import { migrationsFolder, readMigrations } from './migrations';

const ONE = '20270101000000_one';
const TWO = '20270102000000_two';
const THREE = '20270103000000_three';

const CHAIN = {
  [ONE]: 'CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1);',
  [TWO]: 'CREATE TABLE b (id INTEGER PRIMARY KEY); INSERT INTO b VALUES (1);',
  [THREE]: 'CREATE TABLE c (id INTEGER PRIMARY KEY); INSERT INTO c VALUES (1);',
};

const bookkeeping = (url: string) =>
  rawRows(url, 'SELECT migration_name FROM _prisma_migrations ORDER BY migration_name');

describeOnEachDatabase('migrations', (kind) => {
  let program: string;

  beforeAll(async () => {
    program = await buildProgram(join(import.meta.dirname, '../testing/migrate.program.ts'));
  });

  it('apply in order, once, and are entered as Prisma enters them', async () => {
    const url = await emptyDatabaseUrl(kind);
    const folder = writeMigrations(CHAIN);
    expect(await migrateDatabase(url, folder)).toEqual({ applied: [ONE, TWO, THREE], total: 3 });
    expect(await migrateDatabase(url, folder)).toEqual({ applied: [], total: 3 });
    const rows = await rawRows(
      url,
      `SELECT migration_name, checksum, applied_steps_count, finished_at IS NULL, rolled_back_at
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    const expected = readMigrations(folder).map(({ name, checksum }) => [name, checksum, 1]);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(expected);
    expect(rows.every((row) => !row[3] && row[4] === null)).toBe(true);
  });

  it('threat 175: one that fails half-way leaves nothing of itself, and those before it stay', async () => {
    const url = await emptyDatabaseUrl(kind);
    const broken = 'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);';
    const folder = writeMigrations({ ...CHAIN, [THREE]: broken });
    await expect(migrateDatabase(url, folder)).rejects.toThrow(
      new RegExp(`The migration ${THREE} failed and was undone.*nowhere`),
    );
    expect(await bookkeeping(url)).toEqual([[ONE], [TWO]]);
    await expect(rawRows(url, 'SELECT * FROM half')).rejects.toThrow(/half/);
    writeFileSync(join(folder, THREE, 'migration.sql'), CHAIN[THREE]);
    expect(await migrateDatabase(url, folder)).toMatchObject({ applied: [THREE] });
  });

  it('threat 176: of four processes that start at once one migrates and the others wait', async () => {
    const url = await emptyDatabaseUrl(kind);
    const folder = writeMigrations(CHAIN);
    const running = [1, 2, 3, 4].map(() => startProgram(program, [url, folder]));
    await Promise.all(running.map(({ ended }) => ended));
    const said = running.map(({ output }) => output().trim());
    const names = said.flatMap((line) => line.replace('applied:', '').split(','));
    expect(
      said.every((line) => line.startsWith('applied:')),
      said.join('\n'),
    ).toBe(true);
    expect(names.filter(Boolean).toSorted((a, b) => a.localeCompare(b))).toEqual([ONE, TWO, THREE]);
    expect(await rawRows(url, 'SELECT count(*) FROM a')).toEqual([[1]]);
  });

  it('threat 177: old code refuses a newer database in one sentence that names the migration', async () => {
    const url = await emptyDatabaseUrl(kind);
    await migrateDatabase(url, writeMigrations(CHAIN));
    const { [THREE]: _, ...older } = CHAIN;
    const refused = migrateDatabase(url, writeMigrations(older));
    await expect(refused).rejects.toThrow(MigrationError);
    await expect(refused).rejects.toThrow(new RegExp(`newer than this version.*${THREE}`));
    expect(await bookkeeping(url)).toHaveLength(3);
  });

  it('threat 177: an edited migration, and one that another tool left unfinished, are refused', async () => {
    const url = await emptyDatabaseUrl(kind);
    await migrateDatabase(url, writeMigrations(CHAIN));
    const edited = writeMigrations({ ...CHAIN, [TWO]: `${CHAIN[TWO]} -- edited` });
    await expect(migrateDatabase(url, edited)).rejects.toThrow(`${TWO} was changed after`);
    await rawRows(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE checksum <> ''`);
    await expect(migrateDatabase(url, writeMigrations(CHAIN))).rejects.toThrow(
      `npx prisma migrate resolve --applied ${ONE}`,
    );
  });

  it('a migration that was marked as rolled back applies again', async () => {
    const url = await emptyDatabaseUrl(kind);
    await migrateDatabase(url, writeMigrations({ [ONE]: CHAIN[ONE] }));
    await rawRows(url, 'UPDATE _prisma_migrations SET rolled_back_at = started_at');
    await rawRows(url, 'DROP TABLE a');
    const again = await migrateDatabase(url, writeMigrations({ [ONE]: CHAIN[ONE] }));
    expect(again.applied).toEqual([ONE]);
  });

  it('a database that is up to date needs none', async () => {
    const url = await freshDatabaseUrl(kind);
    const folder = migrationsFolder(kind);
    expect(await migrateDatabase(url)).toEqual({
      applied: [],
      total: readMigrations(folder).length,
    });
  });

  it('threat 175: a process killed at any moment leaves each migration whole or absent', async () => {
    const folder = writeMigrations(CHAIN);
    for (const afterMs of [60, 90, 120, 150, 180, 240]) {
      const url = await emptyDatabaseUrl(kind);
      const { child, ended } = startProgram(program, [url, folder]);
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      await ended;
      clearTimeout(timer);
      await migrateDatabase(url, folder);
      for (const table of ['a', 'b', 'c']) {
        expect(await rawRows(url, `SELECT count(*) FROM ${table}`)).toEqual([[1]]);
      }
      expect(await bookkeeping(url)).toHaveLength(3);
    }
  });
});

const missing = postgresqlMissing();

describe.skipIf(missing !== null)('migrations into a schema of PostgreSQL', () => {
  it('threat 176: of processes that start at once on a schema that is not there, none fails', async () => {
    const server = await emptyDatabaseUrl('postgresql');
    for (let round = 0; round < 5; round += 1) {
      const url = new URL(server);
      url.searchParams.set('schema', `cc "${round}"`);
      const folder = writeMigrations(CHAIN);
      const all = Array.from({ length: 8 }, () => migrateDatabase(url.href, folder));
      const applied = (await Promise.all(all)).flatMap((done) => done.applied);
      expect(applied.toSorted((a, b) => a.localeCompare(b))).toEqual([ONE, TWO, THREE]);
      expect(await rawRows(server, `SELECT id FROM "cc ""${round}""".a`)).toEqual([[1]]);
    }
  });
});

/** As Prisma writes it when a column's type changes. */
const REDEFINE = `
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
INSERT INTO "new_parent" ("id") SELECT "id" FROM "parent";
DROP TABLE "parent";
ALTER TABLE "new_parent" RENAME TO "parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`;

const FAMILY = `
CREATE TABLE "parent" ("id" INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE "child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL
  REFERENCES "parent" ("id") ON DELETE CASCADE);
INSERT INTO "parent" VALUES (1), (2);
INSERT INTO "child" VALUES (10, 1), (20, 2);
`;

describe('migrations of a SQLite file', () => {
  it('keep the children of a table that is redefined', async () => {
    const url = await emptyDatabaseUrl('sqlite');
    await migrateDatabase(url, writeMigrations({ [ONE]: FAMILY, [TWO]: REDEFINE }));
    expect(await rawRows(url, 'SELECT id, "parentId" FROM child ORDER BY id')).toEqual([
      [10, 1],
      [20, 2],
    ]);
    await expect(rawRows(url, 'INSERT INTO child VALUES (30, 9)')).rejects.toThrow(/FOREIGN KEY/);
  });

  it('are undone when they would break a reference', async () => {
    const url = await emptyDatabaseUrl('sqlite');
    const folder = writeMigrations({ [ONE]: FAMILY, [TWO]: 'DELETE FROM parent WHERE id = 1;' });
    await expect(migrateDatabase(url, folder)).rejects.toThrow('1 references are broken');
    expect(await rawRows(url, 'SELECT count(*) FROM parent')).toEqual([[2]]);
  });

  it('make the folder of the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-data-'));
    const url = `file:${join(folder, 'deep/er/claimcheck.db')}`;
    expect((await migrateDatabase(url)).applied.length).toBeGreaterThan(0);
  });

  it('refuse a file that is no database, and an address of neither kind, in one sentence', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'claimcheck-data-')), 'note.txt');
    writeFileSync(file, 'This is a note, and certainly not a database. '.repeat(100));
    await expect(migrateDatabase(`file:${file}`)).rejects.toThrow(
      /^The database could not be opened: .*not a database\.$/,
    );
    await expect(migrateDatabase('mysql://x')).rejects.toThrow('file: or postgresql://');
  });

  it('threat 177: the real folder refuses a database with one more migration', async () => {
    const url = await emptyDatabaseUrl('sqlite');
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-migrations-'));
    cpSync(migrationsFolder('sqlite'), folder, { recursive: true });
    cpSync(writeMigrations({ '20991231000000_future': 'SELECT 1;' }), folder, { recursive: true });
    await migrateDatabase(url, folder);
    await expect(migrateDatabase(url)).rejects.toThrow('20991231000000_future');
  });
});
