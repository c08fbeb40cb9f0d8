import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '@/lib/core/policies/attributes';
import type { ConditionTrace } from '@/lib/core/policies/decision';
import { caseDifference } from './case-difference';

type Leaf = Extract<ConditionTrace, { kind: 'condition' }>;

const leaf = (wanted: AttributeValue | null, actual: AttributeValue | null): Leaf => ({
  kind: 'condition',
  condition: { function: 'string_equal', attribute: 'ext_role', value: 'admin' },
  outcome: 'false',
  actual,
  actualSize: null,
  wanted,
  wantedSize: null,
  unknown: null,
  differsInCaseOnly: true,
});

describe('caseDifference', () => {
  it.each<[string, AttributeValue, AttributeValue]>([
    ['two texts', 'admin', 'Admin'],
    ['a text and one of several', ['owner', 'admin'], 'Admin'],
    ['an entry of a list', 'admin', ['buyer', 'Admin']],
  ])('finds the pair: %s', (_, wanted, actual) => {
    expect(caseDifference(leaf(wanted, actual))).toEqual({ expected: 'admin', actual: 'Admin' });
  });

  it('finds nothing where more than letter case differs, or nothing is there', () => {
    expect(caseDifference(leaf('adm', 'Admin'))).toBeNull();
    expect(caseDifference(leaf('admin', null))).toBeNull();
    expect(caseDifference({ ...leaf('admin', 'Admin'), differsInCaseOnly: false })).toBeNull();
  });
});
