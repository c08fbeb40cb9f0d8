import { describe, expect, it } from 'vitest';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { judgeDraft } from './judge-draft';
import { UNSTORABLE } from './unstorable-texts';

const DRAFT: PolicyDraft = {
  name: 'orders',
  specification: {
    rules: [
      {
        rule_id: 'a',
        effect: 'Allow',
        conditions: [{ function: 'string_one_of', attribute: 'ext_a', values: ['b', 'c\0'] }],
      },
    ],
    default: { effect: 'Deny' },
  },
  permissions: [{ resource: 'orders', actions: ['read'], priority: 0, environment: null }],
  tests: [],
};

describe('judgeDraft', () => {
  it('names the place of a character that no database keeps', () => {
    const lint = { mappings: [], others: [], preview: null };
    const context = { base: DRAFT, saved: null, lint, now: 0 };
    expect(judgeDraft(DRAFT, context).problems).toContainEqual({
      at: '/rules/0/conditions/0/values/1',
      message: UNSTORABLE,
    });
    const named = judgeDraft({ ...DRAFT, name: 'a\0' }, context);
    expect(named.fields.name).toContain(UNSTORABLE);
  });
});
