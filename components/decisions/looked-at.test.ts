import { describe, expect, it } from 'vitest';
import { lookedAt } from './looked-at';

describe('lookedAt', () => {
  it('names each attribute once, nested ones and those compared with as well, with an example', () => {
    const policy = {
      id: 'pol_1',
      name: 'p',
      version: 1,
      permissions: [],
      specification: {
        default: { effect: 'Deny' },
        rules: [
          {
            rule_id: 'a',
            effect: 'Allow',
            conditions: [
              { function: 'string_one_of', attribute: 'ext_plan', values: ['premium', 'team'] },
              {
                any_of: [
                  { not: { function: 'list_contains', attribute: 'permissions', value: 'x' } },
                  {
                    function: 'number_less_than',
                    attribute: 'context.amount',
                    valueFrom: 'ext_limit',
                  },
                ],
              },
              { function: 'string_equal', attribute: 'ext_plan', value: 'free' },
            ],
          },
        ],
      },
    } as const;
    expect(lookedAt([policy])).toEqual([
      { attribute: 'ext_plan', example: 'premium' },
      { attribute: 'permissions', example: ['x'] },
      { attribute: 'context.amount', example: 0 },
      { attribute: 'ext_limit', example: 0 },
    ]);
  });
});
