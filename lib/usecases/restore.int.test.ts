import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { verifyAuditChain } from '@/lib/data/audit';
import { database, setDatabaseForTesting } from '@/lib/data/database';
import { migrateDatabase } from '@/lib/data/migrate';
import { migrationsFolder, readMigrations } from '@/lib/data/migrations';
import { openDatabase } from '@/lib/data/open-database';
import { SqliteConnection } from '@/lib/data/sqlite-connection';
import { freshDatabaseUrl, testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createOperator,
  createWorkspace,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { emptyDatabaseUrl, rawRows, writeMigrations } from '@/lib/testing/migrations';
import { buildProgram, startProgram } from '@/lib/testing/program';
import { backUp } from './back-up';
import { restore } from './restore';

const READ = { unread: false };
const now = new Date('2026-11-21T10:11:12.013Z');

describe('restore', () => {
  let program = '';
  let folder = '';
  let backup = '';
  let target = '';

  beforeAll(async () => {
    program = await buildProgram(
      join(import.meta.dirname, '../testing/write-providers.program.ts'),
    );
  });

  /** The address of the database at `target`, whose log a killed process left behind. */
  async function databaseOfKilledWriter(): Promise<string> {
    const url = await freshDatabaseUrl('sqlite');
    target = url.slice('file:'.length);
    addWorkspace(target);
    const writer = startProgram(program, [url, 'wsp_1']);
    await writer.until(' 2\n');
    writer.child.kill('SIGKILL');
    await writer.ended;
    return url;
  }

  /** A backup with a workspace, two providers and a session. */
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-restore-'));
    backup = join(folder, 'backup.db');
    target = join(folder, 'data', 'claimcheck.db');
    const opened = await testDatabase('sqlite');
    const workspace = await createWorkspace();
    const caller = callerOf(workspace.id);
    for (let n = 0; n < 2; n += 1) await saveProvider(caller);
    const { id: operatorId } = await createOperator();
    const at = { createdAt: now, lastSeenAt: now, expiresAt: now };
    await database().session.create({
      data: { id: 'ses_1', operatorId, tokenHash: 'h', userAgent: '', ...at },
    });
    const source = 'clerk:clerk.acme.com';
    const startedAt = new Date('2026-11-20T08:00:00Z');
    await database().identitySession.createMany({
      data: [
        { source, sessionId: 'sess_open', operatorId, startedAt },
        { source, sessionId: 'sess_ended', operatorId, startedAt, endedAt: startedAt },
      ],
    });
    unwrap(await backUp(opened.url, backup, { replace: false }));
    await opened.close();
  });

  const messageOf = async (run: ReturnType<typeof restore>) => {
    const result = await run;
    return result.ok ? 'done' : result.failure.message;
  };

  async function withTarget<T>(look: () => Promise<T>): Promise<T> {
    const opened = openDatabase(`file:${target}`);
    setDatabaseForTesting(opened);
    try {
      return await look();
    } finally {
      setDatabaseForTesting(null);
      await opened.$disconnect();
    }
  }

  it('threat 178: makes the backup the database, checked, with an event of its own and without sessions', async () => {
    const done = unwrap(await restore(`file:${target}`, backup, READ));
    expect(done).toMatchObject({ before: null, sessionsEnded: 1, migrated: [], auditEvents: 2 });
    expect(readdirSync(join(folder, 'data'))).toEqual(['claimcheck.db']);
    if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
    await withTarget(async () => {
      expect(await database().provider.count()).toBe(2);
      expect(await database().session.count()).toBe(0);
      expect(await verifyAuditChain(INSTANCE_CHAIN)).toEqual({ ok: true, count: 1 });
      expect(
        await database().auditEvent.findFirst({ where: { chainId: INSTANCE_CHAIN } }),
      ).toMatchObject({
        action: 'instance.restored',
        actorType: 'system',
        details: { sessionsEnded: 1, migrated: [] },
      });
      expect(await migrateDatabase(`file:${target}`)).toMatchObject({ applied: [] });
    });
  });

  it('brings no session of Clerk back to life, whether or not it had ended by then', async () => {
    unwrap(await restore(`file:${target}`, backup, { ...READ, now }));
    await withTarget(async () => {
      const sessions = await database().identitySession.findMany({ orderBy: { sessionId: 'asc' } });
      expect(sessions).toMatchObject([
        { sessionId: 'sess_ended', endedAt: new Date('2026-11-20T08:00:00Z') },
        { sessionId: 'sess_open', endedAt: now },
      ]);
    });
  });

  it('keeps the database from before beside it, complete with what was in its log', async () => {
    const url = await databaseOfKilledWriter();
    const log = statSync(`${target}-wal`).size;
    const { before } = unwrap(await restore(url, backup, { ...READ, now }));
    expect(before).toBe(`${target}.before-restore-2026-11-21T10-11-12-013Z`);
    expect([log > 0, existsSync(`${target}-wal`)]).toEqual([true, false]);
    const kept = await rawRows(`file:${before}`, 'SELECT count(*) > 1 FROM "Revision"');
    const restored = await rawRows(url, 'SELECT count(*) FROM "Provider"');
    expect([kept, restored]).toEqual([[[1]], [[2]]]);
  });

  it('applies no log to the new file that a database left whose file is gone', async () => {
    const url = await databaseOfKilledWriter();
    const log = readFileSync(`${target}-wal`);
    rmSync(target);
    writeFileSync(`${target}-journal`, 'a journal');
    const { before, leftOver } = unwrap(await restore(url, backup, { ...READ, now }));
    const kept = `${target}.before-restore-2026-11-21T10-11-12-013Z`;
    expect(before).toBeNull();
    expect(leftOver).toEqual([`${kept}-wal`, `${kept}-shm`, `${kept}-journal`]);
    expect(readFileSync(`${kept}-wal`)).toEqual(log);
    for (const end of ['-wal', '-shm', '-journal']) {
      expect(existsSync(`${target}${end}`)).toBe(false);
    }
    // In this process the driver shares what it knows of the log, which would hide a stale one.
    expect(inAnotherProcess(target)).toBe('ok 2\n');
  });

  it('refuses while a process has the database open, and changes nothing', async () => {
    const url = await freshDatabaseUrl('sqlite');
    target = url.slice('file:'.length);
    addWorkspace(target);
    const writer = startProgram(program, [url, 'wsp_1']);
    await writer.until(' 1\n');
    for (const unread of [false, true]) {
      expect(await messageOf(restore(url, backup, { unread }))).toMatch(
        /^A process has the database .* open: stop console and api/,
      );
    }
    const so = writer.output();
    await writer.until(`${so}prv_`);
    writer.child.kill('SIGKILL');
    await writer.ended;
    expect(await messageOf(restore(url, backup, READ))).toBe('done');
  });

  it('refuses what is no whole backup, in one sentence, and changes nothing', async () => {
    const bad = (name: string) => join(folder, name);
    writeFileSync(bad('note'), 'Not a database. '.repeat(1000));
    copyFileSync(backup, bad('cut'));
    truncateSync(bad('cut'), statSync(backup).size - 8192);
    const bytes = readFileSync(backup);
    writeFileSync(bad('flipped'), bytes.fill(0xa5, 4096, 8192));
    copyFileSync(backup, bad('bare'));
    writeFileSync(bad('bare-wal'), 'x');
    const foreign = await emptyDatabaseUrl('sqlite');
    await rawRows(foreign, 'CREATE TABLE "Note" (id TEXT)');
    const newer = await emptyDatabaseUrl('sqlite');
    await migrateDatabase(newer, writeMigrations({ '20991231000000_future': 'SELECT 1;' }));
    const told = async (file: string) => messageOf(restore(`file:${target}`, file, READ));
    expect(await told(bad('absent'))).toBe(`There is no file ${bad('absent')}.`);
    expect(await told(folder)).toBe(`${folder} is no file.`);
    expect(await told(bad('note'))).toMatch(/ It is not a SQLite database\.$/);
    expect(await told(bad('cut'))).toMatch(/nothing was changed\. It is damaged/);
    expect(await told(bad('flipped'))).toMatch(/nothing was changed\. It is damaged/);
    expect(await told(bad('bare'))).toMatch(/in use and no backup/);
    expect(await told(foreign.slice(5))).toMatch(/no database of Claimcheck/);
    expect(await told(newer.slice(5))).toMatch(/newer than this version .* 20991231000000_future/);
    expect(existsSync(join(folder, 'data', 'claimcheck.db'))).toBe(false);
    expect(existsSync(join(folder, 'data')) ? readdirSync(join(folder, 'data')) : []).toEqual([]);
  });

  it('refuses a backup that cannot be brought up to this version, and changes nothing', async () => {
    const older = await emptyDatabaseUrl('sqlite');
    const [first, second] = readMigrations(migrationsFolder('sqlite'));
    await migrateDatabase(older, writeMigrations({ [first?.name ?? '']: first?.sql ?? '' }));
    const table = /CREATE TABLE "(\w+)"/.exec(second?.sql ?? '')?.[1];
    await rawRows(older, `CREATE TABLE "${table}" (id TEXT PRIMARY KEY)`);
    expect(await messageOf(restore(`file:${target}`, older.slice(5), READ))).toMatch(
      /cannot be restored, and nothing was changed\. The migration .* failed and was undone/,
    );
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  it('goes on over a database that nobody can read only when told to', async () => {
    const url = await freshDatabaseUrl('sqlite');
    target = url.slice('file:'.length);
    writeFileSync(target, 'ruined '.repeat(1000));
    writeFileSync(`${target}-wal`, 'ruined too');
    writeFileSync(`${target}-journal`, 'ruined as well');
    expect(await messageOf(restore(url, backup, READ))).toMatch(/cannot be known.* --force/);
    expect(readFileSync(target, 'utf8')).toMatch(/^ruined/);
    const { before } = unwrap(await restore(url, backup, { unread: true }));
    expect(readFileSync(before ?? '', 'utf8')).toMatch(/^ruined/);
    expect(existsSync(`${target}-wal`)).toBe(false);
    expect(existsSync(`${target}-journal`)).toBe(false);
    expect(await rawRows(url, 'SELECT count(*) FROM "Provider"')).toEqual([[2]]);
  });

  it('names the command of PostgreSQL, without the password', async () => {
    const url = 'postgresql://ana:secret@db.example/acme';
    expect(await messageOf(restore(url, '/b/x.dump', READ))).toMatch(
      / pg_restore .* --dbname=postgresql:\/\/ana@db\.example\/acme \/b\/x\.dump$/,
    );
  });
});

/** What a new process finds: whether the pages are in order, and how many providers there are. */
function inAnotherProcess(path: string): string {
  const look = `import Libsql from 'libsql';
    const [path] = process.argv.slice(-1);
    const database = new Libsql(path);
    const one = (sql) => database.prepare(sql).raw().get()[0];
    console.log(one('PRAGMA integrity_check'), one('SELECT count(*) FROM "Provider"'));`;
  const words = ['--input-type=module', '--eval', look, '--', path];
  return execFileSync(process.execPath, words, { encoding: 'utf8', stdio: 'pipe' });
}

/** Without a prepared statement, which the driver would keep open in this process. */
function addWorkspace(path: string): void {
  const connection = new SqliteConnection(path, 'PRAGMA synchronous = FULL');
  connection.exec(`INSERT INTO "Workspace" VALUES ('wsp_1', 'one', 'One', 0)`);
  connection.close();
}
