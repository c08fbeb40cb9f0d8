import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { database, transaction } from '@/lib/data/database';
import { SqliteConnection } from '@/lib/data/sqlite-connection';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { buildProgram, startProgram } from '@/lib/testing/program';
import { backUp } from './back-up';

const KEEP = { replace: false };

describe('backUp', () => {
  let opened: TestDatabase;
  let folder = '';
  const file = () => join(folder, 'copy.db');

  beforeEach(async () => {
    opened = await testDatabase('sqlite');
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-backup-'));
    return () => opened.close();
  });

  it('leaves one private file, checked, and says what it holds', async () => {
    const { id } = await createWorkspace();
    await saveProvider(callerOf(id));
    await transaction((tx) =>
      appendAudit(tx, INSTANCE_CHAIN, {
        action: 'operator.signed_out',
        actor: { type: 'system', id: 'test', label: 'test' },
        targetType: 'operator',
        targetId: 'opr_1',
        requestId: 'req_1',
        clientAddress: null,
        details: {},
      }),
    );
    const made = unwrap(await backUp(opened.url, file(), KEEP));
    expect(made).toMatchObject({
      rows: { Workspace: 1, Provider: 1, ProviderIssuer: 1, AuditEvent: 2, Operator: 0 },
      lastAuditSeq: 1,
      auditEvents: 2,
      auditChains: 2,
      pendingMigrations: [],
      file: file(),
      bytes: statSync(file()).size,
    });
    expect(readdirSync(folder)).toEqual(['copy.db']);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('threat 178: taken while another process writes, it holds all that was acknowledged, whole', {
    timeout: 60_000,
  }, async () => {
    const workspace = await createWorkspace();
    const program = await buildProgram(
      join(import.meta.dirname, '../testing/write-providers.program.ts'),
    );
    const writer = startProgram(program, [opened.url, workspace.id]);
    await writer.until(' 1\n');
    for (let round = 0; round < 5; round += 1) {
      const acknowledged = writer.output().match(/\n/g)?.length ?? 0;
      const made = unwrap(await backUp(opened.url, file(), { replace: true }));
      expect(made.rows.Revision).toBeGreaterThanOrEqual(acknowledged);
      expect(made.rows.AuditEvent).toBe(made.rows.Revision);
    }
    expect(writer.child.exitCode).toBeNull();
    writer.child.kill('SIGKILL');
    await writer.ended;
  });

  it('leaves a file that is there, unless told to replace it', async () => {
    writeFileSync(file(), 'mine');
    expect(await backUp(opened.url, file(), KEEP)).toMatchObject({
      ok: false,
      failure: { code: 'INVALID_INPUT', message: expect.stringContaining('--force') },
    });
    expect(statSync(file()).size).toBe(4);
    unwrap(await backUp(opened.url, file(), { replace: true }));
    expect(statSync(file()).size).toBeGreaterThan(4096);
  });

  it('never replaces the database in use or what SQLite keeps beside it, by whatever name', async () => {
    await createWorkspace();
    const source = opened.url.slice('file:'.length);
    const names = {
      other: join(folder, 'other', '..', 'other', basename(source)),
      link: join(folder, 'link.db'),
      second: join(folder, 'second.db'),
      log: join(folder, 'log.db'),
    };
    symlinkSync(dirname(source), join(folder, 'other'));
    symlinkSync(source, names.link);
    linkSync(source, names.second);
    symlinkSync(`${source}-wal`, names.log);
    const beside = ['-wal', '-shm', '-journal'].map((end) => `${names.other}${end}`);
    const inode = statSync(source).ino;
    for (const path of [source, ...Object.values(names), ...beside]) {
      for (const replace of [true, false]) {
        expect(await backUp(opened.url, path, { replace })).toMatchObject({
          failure: {
            code: 'INVALID_INPUT',
            message: expect.stringContaining('the database itself'),
          },
        });
      }
    }
    expect([statSync(source).ino, existsSync(`${source}-journal`)]).toEqual([inode, false]);
    expect(await database().workspace.count()).toBe(1);
  });

  it('never replaces the file that DATABASE_URL reaches through a link', async () => {
    const source = opened.url.slice('file:'.length);
    mkdirSync(join(folder, 'data'));
    const link = join(folder, 'data', 'claimcheck.db');
    symlinkSync(source, link);
    for (const path of [source, `${source}-wal`, link, `${link}-wal`]) {
      expect(await backUp(`file:${link}`, path, { replace: true })).toMatchObject({ ok: false });
    }
  });

  it('keeps no copy of a database whose audit chain is broken, and names the place', async () => {
    const { id } = await createWorkspace();
    for (let n = 0; n < 3; n += 1) await saveProvider(callerOf(id));
    await database().$executeRawUnsafe('DROP TRIGGER "AuditEvent_refuses_update"');
    await database().$executeRawUnsafe(
      `UPDATE "AuditEvent" SET "actorLabel" = 'eve' WHERE seq = 2`,
    );
    const refused = await backUp(opened.url, file(), KEEP);
    expect(refused).toMatchObject({
      failure: { message: expect.stringContaining(`${id} is broken at event 2`) },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('threat 179: keeps no copy of a database with a damaged page, whichever it is, and says so', async () => {
    const { id } = await createWorkspace();
    await saveProvider(callerOf(id));
    const sound = join(folder, 'sound.db');
    unwrap(await backUp(opened.url, sound, KEEP));
    const bytes = readFileSync(sound);
    const damaged = join(folder, 'damaged.db');
    for (let at = 0; at < bytes.length; at += 4096) {
      writeFileSync(damaged, Buffer.from(bytes).fill(0xa5, at, at + 4096));
      expect(await backUp(`file:${damaged}`, file(), KEEP)).toMatchObject({
        failure: {
          code: 'INVALID_INPUT',
          message: expect.stringMatching(
            /^No backup was kept, for the database is not in order\. It is (damaged|not)/,
          ),
        },
      });
    }
    expect(bytes.length).toBeGreaterThan(20 * 4096);
    expect(readdirSync(folder).sort()).toEqual(['damaged.db', 'sound.db']);
  });

  it('keeps no copy of a database with a dangling reference', async () => {
    const dangling = `INSERT INTO "Session" VALUES ('s', 'nobody', 'h', 0, 0, 0, '')`;
    insertUnchecked(opened.url, dangling);
    expect(await backUp(opened.url, file(), KEEP)).toMatchObject({
      failure: { message: expect.stringContaining('A row of its table Session refers') },
    });
    expect(existsSync(file())).toBe(false);
  });

  it('says in plain words where it cannot write, and what there is nothing of', async () => {
    const messages = [
      await backUp(opened.url, join(folder, 'none', 'copy.db'), KEEP),
      await backUp(`file:${join(folder, 'absent.db')}`, file(), KEEP),
      await backUp('postgresql://ana:secret@db.example:5433/acme?schema=cc', '/b/x y.dump', KEEP),
    ].map((result) => (result.ok ? 'done' : result.failure.message));
    expect(messages).toEqual([
      `The file ${join(folder, 'none', 'copy.db')} could not be written: its folder does not exist.`,
      `There is no database at ${join(folder, 'absent.db')} yet.`,
      "The database is PostgreSQL, which has a tool of its own for this: pg_dump --format=custom --file='/b/x y.dump' --schema=cc postgresql://ana@db.example:5433/acme",
    ]);
    expect(existsSync(join(folder, 'absent.db'))).toBe(false);
  });
});

function insertUnchecked(url: string, sql: string): void {
  const connection = new SqliteConnection(url.slice('file:'.length), 'PRAGMA foreign_keys = OFF');
  connection.exec(sql);
  connection.close();
}
