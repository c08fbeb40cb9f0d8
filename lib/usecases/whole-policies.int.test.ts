import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { type Database, setDatabaseForTesting } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import {
  callerOf,
  createWorkspace,
  policyDraft,
  savePolicy,
  unwrap,
} from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { getDecisionGround } from './get-decision-ground';
import { getPolicy } from './get-policy';
import { listPolicies } from './list-policies';
import { policiesOf } from './policies-of';
import { updatePolicy } from './update-policy';

const QUESTION = { resource: 'orders', action: 'approve' };

/** Two contents, of which neither opens production, whereas the rules of one with the place of the other would. */
const CONTENTS = {
  Allow: attachedTo('staging', 'Allow'),
  Deny: attachedTo('production', 'Deny'),
} as const;

function attachedTo(environment: 'staging' | 'production', effect: 'Allow' | 'Deny'): PolicyDraft {
  return policyDraft({
    name: `orders`,
    specification: { rules: [], default: { effect } },
    permissions: [{ resource: 'orders', actions: ['*'], priority: 0, environment }],
  });
}

/**
 * A database where, `times` times, somebody saves between the statement for a policy and the one for its
 * permissions.
 */
function torn(whole: Database, times: number, save: () => Promise<unknown>): Database {
  let left = times;
  const tear = async <R extends { readonly id: string; readonly version: number }>(
    rows: readonly R[],
  ) => {
    if (left === 0) return rows;
    left -= 1;
    setDatabaseForTesting(whole);
    await save();
    setDatabaseForTesting(left === 0 ? whole : database);
    const where = { policyId: { in: rows.map(({ id }) => id) } };
    const permissions = await whole.policyPermission.findMany({ where });
    return rows.map((row) => ({
      ...row,
      permissions: permissions.filter(({ policyId }) => policyId === row.id),
    }));
  };
  const policy = new Proxy(whole.policy, {
    get: (of, name) => {
      if (name === 'findMany') {
        return async (asked: Parameters<typeof of.findMany>[0]) => {
          const rows = await of.findMany(asked);
          return asked?.include === undefined ? rows : tear(rows);
        };
      }
      if (name !== 'findUnique') return Reflect.get(of, name);
      return async (asked: Parameters<typeof of.findUnique>[0]) => {
        const row = await of.findUnique(asked);
        return row === null ? null : (await tear([row]))[0];
      };
    },
  });
  const database = new Proxy(whole, {
    get: (of, name) => (name === 'policy' ? policy : Reflect.get(of, name)),
  });
  return database;
}

describeOnEachDatabase('threat 84: a policy that is saved while it is read', (kind) => {
  let whole: Database;
  let owner: Caller;
  let id: string;

  beforeAll(async () => {
    const test = await testDatabase(kind);
    whole = test.database;
    return () => test.close();
  });

  beforeEach(async () => {
    owner = callerOf((await createWorkspace()).id);
    ({ id } = await savePolicy(owner, CONTENTS.Allow));
    await followNow();
    return () => setDatabaseForTesting(whole);
  });

  async function saveOther(): Promise<void> {
    const { policy } = unwrap(await getPolicy(owner, id));
    const { effect } = policy.draft.specification.default;
    const draft = CONTENTS[effect === 'Allow' ? 'Deny' : 'Allow'];
    unwrap(await updatePolicy(owner, { id, version: policy.version, draft }));
  }

  const readings: Readonly<Record<string, () => Promise<unknown>>> = {
    getPolicy: async () => {
      const { draft, version } = unwrap(await getPolicy(owner, id)).policy;
      return [version, draft.specification.default.effect, draft.permissions[0]?.environment];
    },
    listPolicies: async () => {
      const [item] = unwrap(await listPolicies(owner)).policies;
      return [item?.version, item?.defaultEffect, item?.permissions[0]?.environment];
    },
    getDecisionGround: async () => {
      const [policy] = unwrap(await getDecisionGround(owner, QUESTION));
      const { effect } = policy?.specification.default ?? {};
      return [policy?.version, effect, policy?.permissions[0]?.environment];
    },
    policiesOf: async () => {
      const { attachedTo } = await policiesOf(owner.workspaceId, 'production');
      const [policy] = attachedTo('orders');
      const { effect } = policy?.specification.default ?? {};
      return [policy?.version, effect, policy?.permissions[0]?.environment];
    },
  };

  it.each(Object.keys(readings))('%s reads all of it in one version', async (name) => {
    setDatabaseForTesting(torn(whole, 1, saveOther));
    expect(await readings[name]?.()).toEqual([2, 'Deny', 'production']);
  });

  it.each(Object.keys(readings))('%s does so however often that happens', async (name) => {
    setDatabaseForTesting(torn(whole, 3, saveOther));
    expect(await readings[name]?.()).toEqual([4, 'Deny', 'production']);
  });
});
