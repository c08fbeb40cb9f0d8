import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { readSpecification } from '@/lib/core/policies/read-specification';
import { database } from '@/lib/data/database';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  policyDraft,
  savePolicy,
  unwrap,
} from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { policiesOf } from './policies-of';
import { updatePolicy } from './update-policy';

vi.mock('@/lib/core/policies/read-specification', { spy: true });

const MANY = 10_000;
const REQUEST = { attributes: { ext_role: 'admin' }, action: 'approve', context: {}, now: 0 };

let test: TestDatabase;
let owner: Caller;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

/** Writes copies of a policy beside it, each attached to a resource of its own. */
async function fill(workspaceId: string): Promise<void> {
  const { specification } = structuredClone(policyDraft());
  const at = new Date();
  const marked = { version: 1, createdAt: at, updatedAt: at, updatedBy: 'ana' };
  for (let start = 0; start < MANY; start += 100) {
    const numbers = Array.from({ length: 100 }, (_, n) => String(start + n).padStart(5, '0'));
    await database().policy.createMany({
      data: numbers.map((n) => ({
        ...marked,
        id: `pol_copy${n}`,
        workspaceId,
        name: `copy ${n}`,
        nameKey: n,
        specification: Object(specification),
        tests: [],
      })),
    });
    await database().policyPermission.createMany({
      data: numbers.map((n) => ({
        id: `prm_copy${n}`,
        workspaceId,
        policyId: `pol_copy${n}`,
        resource: `orders-${n}`,
        actions: ['*'],
        priority: 0,
        position: 0,
      })),
    });
  }
}

async function decide(resource: string) {
  const { engine } = await policiesOf(owner.workspaceId, 'production');
  return engine.decide({ ...REQUEST, resource });
}

describe(`a workspace with ${MANY} policies`, () => {
  beforeAll(async () => {
    owner = callerOf((await createWorkspace()).id);
    await fill(owner.workspaceId);
    await followNow();
  }, 120_000);

  it('decides by every one of them, and lets others go on while they are read', {
    timeout: 120_000,
  }, async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await decide('orders-00000')).toMatchObject({ allowed: true });
    clearInterval(timer);
    // One for each page of stamps and of rows at least, whatever the machine takes for them.
    expect(turns).toBeGreaterThan(100);
    expect(await decide('orders-09999')).toMatchObject({ policy: { id: 'pol_copy09999' } });
    expect(await decide('orders-10000')).toMatchObject({ reason: 'NO_POLICY' });
  });

  it('reads the one that changed anew, and no other', { timeout: 60_000 }, async () => {
    const saved = await savePolicy(owner, { name: 'one' });
    await followNow();
    expect(await decide('orders')).toMatchObject({ policy: { version: 1 } });
    const draft = { ...saved.draft, name: 'other' };
    unwrap(await updatePolicy(owner, { id: saved.id, version: 1, draft }));
    await followNow();
    vi.mocked(readSpecification).mockClear();
    expect(await decide('orders')).toMatchObject({ policy: { version: 2, name: 'other' } });
    expect(readSpecification).toHaveBeenCalledTimes(1);
  });

  it('is known at once while nothing changes', async () => {
    const known = await policiesOf(owner.workspaceId, 'production');
    expect(policiesOf(owner.workspaceId, 'production')).toBe(known);
    await savePolicy(owner);
    await followNow();
    expect(await policiesOf(owner.workspaceId, 'production')).not.toBe(known);
  });
});

it('what is stored and cannot be read denies, as far as it may be attached', async () => {
  owner = callerOf((await createWorkspace()).id);
  const saved = await savePolicy(owner, {
    permissions: [{ resource: 'orders', actions: ['read'], priority: 5, environment: 'staging' }],
  });
  await savePolicy(owner);
  const spoil = async (data: object, permission: object) => {
    const { version } = await database().policy.update({
      where: { id: saved.id },
      data: { version: { increment: 1 }, ...data },
    });
    await database().policyPermission.updateMany({
      where: { policyId: saved.id },
      data: permission,
    });
    await savePolicy(owner, { permissions: [] });
    await followNow();
    return version;
  };
  await followNow();
  expect((await decide('orders')).allowed).toBe(true);
  await spoil({ specification: { rules: [], default: { effect: 'Perhaps' } } }, {});
  // It still names its action and environment, which are others.
  expect((await decide('orders')).allowed).toBe(true);
  const version = await spoil({}, { actions: 'read', environment: 'everywhere' });
  expect(await decide('orders')).toEqual({
    allowed: false,
    reason: 'DEFAULT_DENIED',
    policy: { id: saved.id, name: saved.draft.name, version },
    ruleId: null,
    priority: 5,
    unreadable: true,
  });
});
