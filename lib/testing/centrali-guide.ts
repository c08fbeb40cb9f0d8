import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';

/** The claim mappings of Centrali's guide to Clerk, as they are there. */
export const GUIDE_MAPPINGS: readonly ClaimMapping[] = [
  { jwtPath: 'aud', attribute: 'aud', required: true },
  { jwtPath: 'name', attribute: 'name', required: false },
  { jwtPath: 'role', attribute: 'role', required: false },
  { jwtPath: 'plan', attribute: 'plan', required: false, defaultValue: 'free' },
  { jwtPath: 'org_id', attribute: 'org_id', required: false },
  { jwtPath: 'org_role', attribute: 'org_role', required: false },
];

/** Its example of access by role, as it is there. */
export const GUIDE_ADMIN_ACCESS = {
  name: 'admin_access',
  specification: {
    rules: [
      {
        rule_id: 'admin-allow',
        effect: 'Allow',
        conditions: [{ function: 'string_equal', attribute: 'ext_role', value: 'admin' }],
      },
    ],
    default: { effect: 'Deny' },
  },
} as const;

/** Its example of features by plan, as it is there. */
export const GUIDE_PREMIUM_FEATURES = {
  name: 'premium_features',
  specification: {
    rules: [
      {
        rule_id: 'premium-allow',
        effect: 'Allow',
        conditions: [
          {
            function: 'string_one_of',
            attribute: 'ext_plan',
            values: ['premium', 'enterprise'],
          },
        ],
      },
    ],
    default: { effect: 'Deny' },
  },
} as const;

/** What Clerk writes for the template of the guide when nobody has set anything: null for what it cannot resolve. */
export const UNSET_TEMPLATE_CLAIMS = {
  aud: 'convex',
  name: 'Ana Lima',
  role: null,
  email: 'ana@example.com',
  plan: null,
  org_id: null,
  org_role: null,
} as const;
