import { describe, expect, it } from 'vitest';
import { specificationCompletion } from './specification-completion';

const complete = specificationCompletion({ mapped: [{ name: 'ext_role' }], context: [] });
const CONDITION = ['rules', 0, 'conditions', 0];

function members(path: readonly (string | number)[], siblings = {}) {
  return complete.members({ path, siblings }).map(({ text }) => text);
}

describe('specificationCompletion', () => {
  it('knows the members of each place, in a whole document too', () => {
    expect(members([])).toEqual(['rules', 'default']);
    expect(members(['rules', 0])).toEqual(['rule_id', 'effect', 'conditions']);
    expect(members(['specification', 'rules', 0])).toContain('rule_id');
    expect(members(['default'])).toEqual(['effect']);
    expect(members(CONDITION)).toContain('any_of');
    expect(members([...CONDITION, 'any_of', 0])).toContain('function');
  });

  it('offers only what the function of a condition understands', () => {
    expect(members(CONDITION, { function: 'exists' })).toEqual(['function', 'attribute']);
    const between = members(CONDITION, { function: 'time_between' });
    expect(between).toContain('timeZone');
    expect(between).not.toContain('ignoreCase');
  });

  it('offers attributes, functions and effects where they stand', () => {
    const values = (name: string) =>
      complete.values({ path: [...CONDITION, name], siblings: {} }).map(({ text }) => text);
    expect(values('attribute')).toEqual(expect.arrayContaining(['ext_role', 'now']));
    expect(values('function')).toContain('ip_in_cidr');
    expect(values('value')).toEqual([]);
    expect(complete.values({ path: ['default', 'effect'], siblings: {} })).toHaveLength(2);
  });
});
