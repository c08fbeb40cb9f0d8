import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { freshDatabaseUrl, testDatabase, unusedSqlitePath } from '@/lib/testing/database';
import { appendAudit } from './audit';
import { transaction } from './database';
import { checkDatabaseFile } from './database-file';
import { migrateDatabase } from './migrate';
import { bumpRevisionCounter } from './revision-counter';
import { openSqlite } from './sqlite-adapter';
import { SqliteConnection } from './sqlite-connection';

const WAL_HEADER = 32;
const FRAME = 24 + 4096;
const COMMITS = 8;

/** One change of configuration with its event, as the product writes it. */
async function commitOne(n: number): Promise<void> {
  await transaction(async (tx) => {
    await bumpRevisionCounter(tx);
    await appendAudit(tx, INSTANCE_CHAIN, {
      action: 'operator.signed_in',
      actor: { type: 'operator', id: 'opr_1', label: 'ana@example.com' },
      targetType: 'operator',
      targetId: 'opr_1',
      requestId: `req_${n}`,
      clientAddress: null,
      details: { text: 'x'.repeat(3000) },
    });
  });
}

/** How many commits a file holds after a start that finds the log like this. */
async function commitsAfter(database: string, log: Buffer): Promise<number> {
  const path = unusedSqlitePath();
  copyFileSync(database, path);
  writeFileSync(`${path}-wal`, log);
  const connection = new SqliteConnection(path, 'PRAGMA journal_mode = WAL');
  const [counter] = connection.run('SELECT value FROM "RevisionCounter"', []).rows;
  connection.close();
  const { auditEvents } = await checkDatabaseFile(path);
  expect(auditEvents).toBe(Number(counter?.[0]));
  return auditEvents;
}

describe('a power cut', () => {
  it('threat 168: every connection waits for the disk at each commit', async () => {
    const url = await freshDatabaseUrl('sqlite');
    const path = url.slice('file:'.length);
    const pragma = (connection: SqliteConnection, name: string) =>
      String(connection.run(`PRAGMA ${name}`, []).rows[0]?.[0]);
    const opened = [
      await openSqlite(path),
      await openSqlite(path, 'PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;'),
    ];
    for (const connection of opened) {
      expect(pragma(connection, 'journal_mode')).toBe('wal');
      expect(pragma(connection, 'synchronous')).toBe('2');
      connection.close();
    }
  });

  it('threat 168: whatever part of the log was not on the disk yet, what stays are whole commits in order', {
    timeout: 60_000,
  }, async () => {
    const opened = await testDatabase('sqlite');
    const path = opened.url.slice('file:'.length);
    const ends: number[] = [];
    for (let n = 0; n < COMMITS; n += 1) {
      await commitOne(n);
      ends.push(statSync(`${path}-wal`).size);
    }
    const before = unusedSqlitePath();
    copyFileSync(path, before);
    copyFileSync(`${path}-wal`, `${before}.log`);
    await opened.close();
    const log = readFileSync(`${before}.log`);
    for (let size = WAL_HEADER; size <= log.length; size += FRAME) {
      const whole = ends.filter((end) => end <= size).length;
      expect(await commitsAfter(before, log.subarray(0, size))).toBe(whole);
      // Within a frame, and with a tail that the disk made room for but never wrote.
      if (size % 3 !== 0) continue;
      expect(await commitsAfter(before, log.subarray(0, size + 100))).toBe(whole);
      const blank = Buffer.concat([log.subarray(0, size), Buffer.alloc(log.length - size)]);
      expect(await commitsAfter(before, blank)).toBe(whole);
    }
    expect(await commitsAfter(before, log)).toBe(COMMITS);
  });
});

describe('a damaged page', () => {
  it('threat 179: is found at the start, which refuses and says what to do', async () => {
    const url = await freshDatabaseUrl('sqlite');
    const path = url.slice('file:'.length);
    const pages = statSync(path).size / 4096;
    const sound = readFileSync(path);
    let found = 0;
    for (let page = 1; page < pages; page += 1) {
      const bytes = Buffer.from(sound).fill(0xa5, page * 4096, page * 4096 + 4096);
      writeFileSync(path, bytes);
      await expect(migrateDatabase(url)).rejects.toThrow(
        /^The database could not be opened: .*(damaged|malformed)/,
      );
      found += 1;
    }
    expect(found).toBeGreaterThan(20);
    writeFileSync(path, sound);
    truncateSync(path, sound.length - 4096);
    await expect(migrateDatabase(url)).rejects.toThrow(/claimcheck -- restore <file>|malformed/);
    writeFileSync(path, sound);
    expect(await migrateDatabase(url)).toMatchObject({ applied: [] });
  });
});
