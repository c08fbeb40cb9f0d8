import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '@/lib/core/policies/specification';
import { conditionWas } from './condition-was';
import { nodesWere, rulesWere } from './was';

const SMALL: Condition = { function: 'number_less_than', attribute: 'context.amount', value: 500 };
const ROLE: Condition = { function: 'list_contains', attribute: 'ext_roles', value: 'a' };
const DENY: Rule = { rule_id: 'deny', effect: 'Deny', conditions: [ROLE] };

describe('what was there before', () => {
  it('is nothing where nothing is compared', () => {
    expect(rulesWere(null, [DENY])).toEqual([null]);
    expect(conditionWas(null, SMALL)).toBeNull();
  });

  it('belongs to a rule by its name, else by what it says', () => {
    const renamed = { ...DENY, rule_id: 'other' };
    expect(rulesWere([DENY], [renamed])).toEqual([DENY]);
    expect(rulesWere([DENY], [{ ...DENY, effect: 'Allow' }])).toEqual([DENY]);
    expect(rulesWere([DENY], [{ ...renamed, effect: 'Allow' }])).toEqual(['new']);
  });

  it('belongs to a condition wherever it moved, whichever of its parts changed', () => {
    const changed = { ...SMALL, value: 1000 };
    expect(nodesWere([ROLE, SMALL], [changed, ROLE])).toEqual([SMALL, ROLE]);
    expect(nodesWere([SMALL], [{ ...SMALL, attribute: 'context.net' }])).toEqual([SMALL]);
    expect(nodesWere([ROLE], [ROLE, { any_of: [ROLE] }])).toEqual([ROLE, 'new']);
  });
});

describe('conditionWas', () => {
  it.each<[Condition, string | null]>([
    [SMALL, null],
    [{ ...SMALL, value: 1000 }, 'was 500'],
    [{ ...SMALL, function: 'number_equal' }, 'was is less than 500'],
    [{ ...SMALL, attribute: 'context.net' }, 'was context.amount is less than 500'],
  ])('says the part that changed: %j', (condition, said) => {
    expect(conditionWas(SMALL, condition)).toBe(said);
  });
});
