import { describe, expect, it } from 'vitest';
import type { PolicyDraft } from './policy';
import { readPolicyDraft } from './read-policy-draft';

const ON = { resource: 'orders', actions: ['*'], priority: 0, environment: null } as const;
const CASE = {
  name: 'admins may',
  attributes: { ext_role: 'admin', permissions: ['a'] },
  resource: 'orders',
  action: 'approve',
  context: { amount: 1 },
  now: '2026-11-21T09:00:00+01:00',
  expected: 'Allow',
} as const;
const DRAFT: PolicyDraft = {
  name: 'orders',
  specification: { rules: [], default: { effect: 'Deny' } },
  permissions: [ON],
  tests: [CASE],
};

/** The paths at which a draft is refused. */
function refusedAt(change: object): readonly string[] {
  const read = readPolicyDraft({ ...DRAFT, ...change });
  if (read.ok) return [];
  return read.failure.code === 'INVALID_INPUT' ? Object.keys(read.failure.fields) : ['another way'];
}

describe('a policy that is about to be saved', () => {
  it('is read as it is, without white space around names', () => {
    expect(readPolicyDraft(DRAFT)).toEqual({ ok: true, value: DRAFT });
    const spaced = { ...DRAFT, name: ' orders ', permissions: [{ ...ON, actions: [' * '] }] };
    expect(readPolicyDraft(spaced)).toEqual({ ok: true, value: DRAFT });
  });

  it.each<[string, object]>([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['specification', { specification: null }],
    ['specification.default.effect', { specification: { rules: [], default: { effect: 'x' } } }],
    ['permissions.0.resource', { permissions: [{ ...ON, resource: '*' }] }],
    ['permissions.0.resource', { permissions: [{ ...ON, resource: 'x'.repeat(129) }] }],
    ['permissions.0.actions', { permissions: [{ ...ON, actions: [] }] }],
    ['permissions.0.actions', { permissions: [{ ...ON, actions: ['a', 'a'] }] }],
    [
      'permissions.0.actions',
      { permissions: [{ ...ON, actions: Array(51).fill('').map(String) }] },
    ],
    ['permissions.0.priority', { permissions: [{ ...ON, priority: 1.5 }] }],
    ['permissions.0.priority', { permissions: [{ ...ON, priority: 1001 }] }],
    ['permissions.0.environment', { permissions: [{ ...ON, environment: 'live' }] }],
    ['permissions', { permissions: Array(101).fill(ON) }],
    ['permissions.0.allow', { permissions: [{ ...ON, allow: true }] }],
    ['tests', { tests: [CASE, CASE] }],
    ['tests.0.now', { tests: [{ ...CASE, now: 'tomorrow' }] }],
    ['tests.0.context', { tests: [{ ...CASE, context: [] }] }],
    ['tests.0.expected', { tests: [{ ...CASE, expected: 'Maybe' }] }],
    ['tests.0.attributes.role', { tests: [{ ...CASE, attributes: { role: 'x' } }] }],
    ['tests.0.attributes.ext_a', { tests: [{ ...CASE, attributes: { ext_a: {} } }] }],
  ])('is refused at %s', (path, change) => {
    expect(refusedAt(change).some((at) => at.startsWith(path))).toBe(true);
  });

  it('is refused whatever it is instead of a policy', () => {
    for (const input of [null, undefined, 7, 'x', [], new Date(0)]) {
      expect(readPolicyDraft(input)).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
    }
  });
});
