import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mapInSlices } from '@/lib/platform/in-slices';
import { compileNode } from './compile-node';
import type { ActivePolicy } from './policy';
import { policySnapshotOf } from './policy-snapshot';

vi.mock('./compile-node', { spy: true });

beforeEach(() => void vi.mocked(compileNode).mockClear());

function policyFor(at: number, resources: readonly string[]): ActivePolicy {
  const isAdmin = { function: 'string_equal', attribute: 'ext_role', value: 'admin' } as const;
  const attached = { actions: ['read'], priority: 0, environment: null } as const;
  return {
    id: `pol_${at}`,
    name: `Policy ${at}`,
    version: 1,
    specification: {
      rules: [{ rule_id: 'admins', effect: 'Allow', conditions: [isAdmin] }],
      default: { effect: 'Deny' },
    },
    permissions: resources.map((resource) => ({ resource, ...attached })),
  };
}

const snapshotOf = (policies: readonly ActivePolicy[]) =>
  policySnapshotOf(policies, new Map(), 'production', mapInSlices);
const compiled = () => vi.mocked(compileNode).mock.calls.length;
const question = { action: 'read', attributes: { ext_role: 'admin' }, context: {}, now: 0 };

describe('a snapshot of policies', () => {
  it('compiles the few of a resource with its first question, and none of another', async () => {
    const policies = Array.from({ length: 1_000 }, (_, at) => policyFor(at, [`r${at % 125}`]));
    const { engine } = await snapshotOf(policies);
    expect(compiled()).toBe(0);
    expect(engine.decide({ ...question, resource: 'r7' })).toMatchObject({ allowed: true });
    expect(compiled()).toBe(8);
    engine.decide({ ...question, resource: 'r7' });
    engine.decide({ ...question, resource: 'unknown' });
    expect(compiled()).toBe(8);
  });

  it('compiles the many of a resource ahead, so that nobody waits for all of them', async () => {
    const policies = Array.from({ length: 9 }, (_, at) => policyFor(at, [`own-${at}`, 'shared']));
    const { engine } = await snapshotOf(policies);
    expect(compiled()).toBe(9);
    engine.decide({ ...question, resource: 'shared' });
    expect(compiled()).toBe(9);
  });

  it('has a policy once for a resource, however many permissions it has for it', async () => {
    const policies = [policyFor(1, ['a', 'b', 'a', 'a']), policyFor(0, ['b', 'a'])];
    const { attachedTo } = await snapshotOf(policies);
    expect(attachedTo('a')).toEqual(policies);
    expect(attachedTo('none')).toEqual([]);
  });
});
