import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { database } from '@/lib/data/database';
import { countWorkingKeys } from '@/lib/data/key-lineage';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { followNow, newKey } from '@/lib/testing/keys';
import { authenticateApiKey } from './authenticate-api-key';
import { createApiKey } from './create-api-key';
import { MAX_WORKING_KEYS } from './key-writes';
import { forgetKnownKeysForTesting } from './known-keys';
import { revokeOwnApiKey, rotateOwnApiKey } from './own-api-key';
import { revokeApiKey } from './revoke-api-key';
import { rotateApiKey } from './rotate-api-key';

const ORIGIN = { requestId: 'req_test', clientAddress: '203.0.113.9' };
const DAY = { overlapSeconds: 86_400 } as const;

let owner: Caller;

beforeEach(async () => {
  const opened = await testDatabase();
  forgetKnownKeysForTesting();
  owner = callerOf((await createWorkspace()).id);
  return () => opened.close();
});

async function callerWith(plaintext: string): Promise<KeyCaller> {
  await followNow();
  return unwrap(await authenticateApiKey(plaintext, ORIGIN));
}

async function create() {
  const { key, plaintext } = unwrap(await createApiKey(owner, newKey()));
  return { key, own: await callerWith(plaintext) };
}

/** Has a key be as old as one that may rotate itself. */
async function age(id: string): Promise<void> {
  const createdAt = new Date(Date.now() - 61_000);
  await database().apiKey.update({ where: { id }, data: { createdAt } });
}

/** Rotates itself, and gives the new key as a caller that may do so too. */
async function rotated(own: KeyCaller, overlapSeconds: 0 | 86_400 = 86_400) {
  const { key, plaintext } = unwrap(await rotateOwnApiKey(own, { overlapSeconds }));
  await age(key.id);
  return { key, own: await callerWith(plaintext) };
}

const stateOf = async (id: string) => {
  const row = await database().apiKey.findUniqueOrThrow({ where: { id } });
  return row.revokedAt === null ? 'works' : `revoked by ${row.revokedBy}`;
};

describe('a key that rotates itself', () => {
  it('threat 226: has one successor, however many rotations come at once', async () => {
    const { key, own } = await create();
    const before = await readRevisionCounter();
    const all = await Promise.all(Array.from({ length: 5 }, () => rotateOwnApiKey(own, DAY)));
    const made = all.filter(({ ok }) => ok);
    expect(made).toHaveLength(1);
    const refused = all.flatMap((result) => (result.ok ? [] : [result.failure]));
    const successor = await database().apiKey.findFirstOrThrow({ where: { replacesId: key.id } });
    const conflict = { kind: 'already_rotated', prefix: successor.prefix };
    for (const failure of refused) expect(failure).toMatchObject({ code: 'CONFLICT', conflict });
    expect(await readRevisionCounter()).toBe(before + 1);
  });

  it('threat 226: makes a line of keys and no tree, whatever it does with its successor', async () => {
    const { own } = await create();
    const second = await rotated(own);
    unwrap(await rotateOwnApiKey(second.own, { overlapSeconds: 0 }));
    // The second has ended, its successor works: the first may not begin another line.
    expect(await rotateOwnApiKey(own, DAY)).toMatchObject({ failure: { code: 'CONFLICT' } });
    const other = await create();
    const successor = await rotated(other.own);
    unwrap(await revokeOwnApiKey(successor.own));
    expect(await rotateOwnApiKey(other.own, DAY)).toMatchObject({ failure: { code: 'CONFLICT' } });
  });

  it('may do so again where an operator has revoked its successor', async () => {
    const { own } = await create();
    const second = await rotated(own);
    unwrap(await revokeApiKey(owner, { id: second.key.id }));
    expect((await rotateOwnApiKey(own, DAY)).ok).toBe(true);
  });

  it('threat 226: waits a minute when it was made so', async () => {
    const { own } = await create();
    const made = unwrap(await rotateOwnApiKey(own, DAY));
    const next = await callerWith(made.plaintext);
    expect(await rotateOwnApiKey(next, DAY)).toMatchObject({
      failure: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) },
    });
    await age(made.key.id);
    expect((await rotateOwnApiKey(next, DAY)).ok).toBe(true);
  });

  it('threat 226: fills nothing: a line of keys counts once, and goes on in a full workspace', async () => {
    const { key, own } = await create();
    const second = await rotated(own);
    const third = await rotated(second.own);
    expect(await countWorkingKeys(owner.workspaceId, new Date())).toBe(1);
    const found = await database().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    const { grants: _, ...row } = found;
    const others = Array.from({ length: MAX_WORKING_KEYS - 2 }, (_, n) => ({
      ...row,
      grants: ['verify'],
      id: `key_${n}`,
      prefix: `cck_live_${String(n).padStart(12, '0')}`,
    }));
    await database().apiKey.createMany({ data: others });
    unwrap(await createApiKey(owner, newKey()));
    expect(await createApiKey(owner, newKey())).toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    });
    expect((await rotateOwnApiKey(third.own, DAY)).ok).toBe(true);
  });
});

describe('revoking a key that rotated itself', () => {
  it('threat 226: an operator ends the whole line, each with an audit event, by one change', async () => {
    const { key, own } = await create();
    const second = await rotated(own, 0);
    const third = await rotated(second.own);
    const fourth = await rotated(third.own);
    const before = await readRevisionCounter();
    unwrap(await revokeApiKey(owner, { id: key.id }));
    expect(await readRevisionCounter()).toBe(before + 1);
    const by = `revoked by ${owner.actor.label}`;
    for (const { id } of [key, third.key, fourth.key]) expect(await stateOf(id)).toBe(by);
    const events = await database().auditEvent.findMany({ where: { action: 'key.revoked' } });
    const targets = events.map(({ targetId }) => targetId);
    expect(targets.toSorted()).toEqual(
      [key.id, second.key.id, third.key.id, fourth.key.id].toSorted(),
    );
    const ofFourth = events.find(({ targetId }) => targetId === fourth.key.id);
    expect(ofFourth?.details).toMatchObject({ revokedWith: key.id });
  });

  it('keys that an operator made in its place work on, as do those of other lines', async () => {
    const { key } = await create();
    const byOperator = unwrap(await rotateApiKey(owner, { id: key.id, ...DAY }));
    const other = await create();
    const successor = await rotated(other.own);
    unwrap(await revokeApiKey(owner, { id: key.id }));
    expect(await stateOf(byOperator.key.id)).toBe('works');
    expect(await stateOf(successor.key.id)).toBe('works');
  });

  it('a key that revokes itself ends alone; an operator who revokes it then ends the line', async () => {
    const { key, own } = await create();
    const second = await rotated(own);
    unwrap(await revokeOwnApiKey(own));
    expect(await stateOf(second.key.id)).toBe('works');
    unwrap(await revokeApiKey(owner, { id: key.id }));
    expect(await stateOf(key.id)).toBe(`revoked by ${key.prefix}`);
    expect(await stateOf(second.key.id)).toBe(`revoked by ${owner.actor.label}`);
  });
});
