import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { newKey } from '@/lib/testing/keys';
import { createApiKey } from './create-api-key';
import { noteKeyUse, writeKeyUses } from './key-uses';

const MINUTE = Date.parse('2026-11-21T12:34:00Z');

describe('the last use of keys', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const create = async () => unwrap(await createApiKey(caller, newKey())).key.id;
  const lastUsed = async (id: string) =>
    (await database().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.toISOString() ??
    null;

  it('is written to the minute, once a minute, in one statement for all keys', async () => {
    const ids = [await create(), await create(), await create()];
    const before = await readRevisionCounter();
    const writes = vi.spyOn(database().apiKey, 'updateMany');
    for (let n = 0; n < 50; n += 1) for (const id of ids) noteKeyUse(id, MINUTE + n * 1000);
    await writeKeyUses();
    await writeKeyUses();
    expect(writes).toHaveBeenCalledTimes(1);
    for (const id of ids) expect(await lastUsed(id)).toBe('2026-11-21T12:34:00.000Z');
    noteKeyUse(ids[0] ?? '', MINUTE + 60_000);
    await writeKeyUses();
    expect(writes).toHaveBeenCalledTimes(2);
    expect(await lastUsed(ids[0] ?? '')).toBe('2026-11-21T12:35:00.000Z');
    // It is no change of configuration: no cache is dropped for it.
    expect(await readRevisionCounter()).toBe(before);
  });

  it('never goes back, whichever process writes later', async () => {
    const id = await create();
    await database().apiKey.update({ where: { id }, data: { lastUsedAt: new Date(MINUTE) } });
    noteKeyUse(id, MINUTE - 60_000);
    await writeKeyUses();
    expect(await lastUsed(id)).toBe('2026-11-21T12:34:00.000Z');
  });

  it('is lost, and nothing else, while the database is busy', async () => {
    const id = await create();
    const writes = vi
      .spyOn(database().apiKey, 'updateMany')
      .mockRejectedValueOnce(new Error('busy'));
    noteKeyUse(id, MINUTE);
    await expect(writeKeyUses()).resolves.toBeUndefined();
    expect(await lastUsed(id)).toBeNull();
    noteKeyUse(id, MINUTE + 60_000);
    await writeKeyUses();
    expect(writes).toHaveBeenCalledTimes(2);
    expect(await lastUsed(id)).toBe('2026-11-21T12:35:00.000Z');
  });
});
