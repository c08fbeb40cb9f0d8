import { describe, expect, it } from 'vitest';
import { refusedRules } from './policy-fields';

describe('what only the console refuses of the rules', () => {
  const fields = {
    name: ['Choose another name.'],
    'specification.rules.0.conditions.1.values.0': ['This text is too long.'],
    'specification.rules.0.rule_id': ['A rule has a name.'],
  };

  it('is told at its place in the rules, and no more than once', () => {
    const told = [{ at: '/rules/0/rule_id', message: 'A rule needs a name.' }];
    expect(refusedRules(told, fields)).toEqual([
      { at: '/rules/0/conditions/1/values/0', message: 'This text is too long.' },
    ]);
    expect(refusedRules([], {})).toEqual([]);
  });
});
