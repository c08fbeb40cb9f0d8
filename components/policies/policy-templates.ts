import type { PolicyDraft, PolicyTest } from '@/lib/core/policies/policy';
import type { Condition, Specification } from '@/lib/core/policies/specification';

/** A policy to begin from. */
export interface PolicyTemplate {
  readonly key: string;
  readonly label: string;
  /** What it shows, in one sentence. */
  readonly hint: string;
  readonly draft: PolicyDraft;
}

/** What a new policy is without a template: no rule, nothing allowed. */
export const EMPTY_POLICY: PolicyDraft = {
  name: '',
  specification: { rules: [], default: { effect: 'Deny' } },
  permissions: [],
  tests: [],
};

export const POLICY_TEMPLATES: readonly PolicyTemplate[] = [
  {
    key: 'role',
    label: 'By role',
    hint: 'Whoever has the role may; everyone else may not.',
    draft: {
      name: 'admin-access',
      specification: allowing('admins', {
        function: 'string_equal',
        attribute: 'ext_role',
        value: 'admin',
      }),
      permissions: [],
      tests: [
        testOf('An admin may', { ext_role: 'admin' }, 'Allow'),
        testOf('A member may not', { ext_role: 'member' }, 'Deny'),
        testOf('Without a role nobody may', {}, 'Deny'),
      ],
    },
  },
  {
    key: 'plan',
    label: 'By plan',
    hint: 'Some plans include a feature, others do not.',
    draft: {
      name: 'premium-features',
      specification: allowing('paid-plans', {
        function: 'string_one_of',
        attribute: 'ext_plan',
        values: ['premium', 'enterprise'],
      }),
      permissions: [],
      tests: [
        testOf('Premium may', { ext_plan: 'premium' }, 'Allow'),
        testOf('Free may not', { ext_plan: 'free' }, 'Deny'),
      ],
    },
  },
  {
    key: 'time',
    label: 'Time of day',
    hint: 'Only during working hours, in a time zone.',
    draft: {
      name: 'working-hours',
      specification: allowing('working-hours', {
        function: 'time_between',
        attribute: 'now',
        values: ['08:00', '18:00'],
        timeZone: 'Europe/Berlin',
      }),
      permissions: [],
      tests: [
        { ...testOf('At noon', {}, 'Allow'), now: '2027-01-15T12:00:00+01:00' },
        { ...testOf('At night', {}, 'Deny'), now: '2027-01-15T23:00:00+01:00' },
      ],
    },
  },
  {
    key: 'network',
    label: 'Office network',
    hint: 'Only from addresses that your application passes on in the context.',
    draft: {
      name: 'office-network',
      specification: allowing('from-the-office', {
        function: 'ip_in_cidr',
        attribute: 'context.ip',
        values: ['192.0.2.0/24', '2001:db8::/32'],
      }),
      permissions: [],
      tests: [
        { ...testOf('From the office', {}, 'Allow'), context: { ip: '192.0.2.7' } },
        { ...testOf('From elsewhere', {}, 'Deny'), context: { ip: '198.51.100.7' } },
      ],
    },
  },
  {
    key: 'machine',
    label: 'Permission of a machine key',
    hint: 'Machine keys, and tokens that bring permissions, need the one that you name.',
    draft: {
      name: 'catalog-import',
      specification: allowing('may-write', {
        function: 'list_contains',
        attribute: 'permissions',
        value: 'catalog:write',
      }),
      permissions: [],
      tests: [
        testOf('With the permission', { permissions: ['catalog:write'] }, 'Allow'),
        testOf('With another', { permissions: ['catalog:read'] }, 'Deny'),
      ],
    },
  },
];

/** What a new policy begins as: the template that an address names, else empty. */
export function templateDraft(key: unknown): PolicyDraft | null {
  if (key === 'empty') return EMPTY_POLICY;
  return POLICY_TEMPLATES.find((template) => template.key === key)?.draft ?? null;
}

function allowing(ruleId: string, condition: Condition): Specification {
  return {
    rules: [{ rule_id: ruleId, effect: 'Allow', conditions: [condition] }],
    default: { effect: 'Deny' },
  };
}

/** The resource is that of the template's own example; whoever attaches the policy changes both. */
function testOf(
  name: string,
  attributes: PolicyTest['attributes'],
  expected: PolicyTest['expected'],
): PolicyTest {
  return { name, attributes, resource: 'orders', action: 'read', context: {}, now: null, expected };
}
