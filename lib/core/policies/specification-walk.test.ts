import { expect, it } from 'vitest';
import { conjunctsOf } from './conjuncts';
import type { Condition, Specification } from './specification';
import { mapConditions, placedConditions, ruleAt } from './specification-walk';

const leaf = (attribute: string): Condition => ({ function: 'exists', attribute });
const SPECIFICATION: Specification = {
  rules: [
    { rule_id: 'a', effect: 'Allow', conditions: [leaf('ext_a')] },
    {
      rule_id: 'b',
      effect: 'Deny',
      conditions: [
        { all_of: [leaf('ext_b'), { any_of: [{ not: leaf('ext_c') }, { all_of: [] }] }] },
        leaf('ext_d'),
      ],
    },
  ],
  default: { effect: 'Deny' },
};

it('every condition has its place in a draft', () => {
  expect(
    placedConditions(SPECIFICATION).map(({ node, at, rule }) => [node.attribute, at, rule]),
  ).toEqual([
    ['ext_a', '/specification/rules/0/conditions/0', 0],
    ['ext_b', '/specification/rules/1/conditions/0/all_of/0', 1],
    ['ext_c', '/specification/rules/1/conditions/0/all_of/1/any_of/0/not', 1],
    ['ext_d', '/specification/rules/1/conditions/1', 1],
  ]);
  expect(ruleAt(3)).toBe('/specification/rules/3');
});

it('one condition is exchanged at its place, and all else stays', () => {
  const same = mapConditions(SPECIFICATION, ({ node }) => node);
  expect(same).toEqual(SPECIFICATION);
  const at = '/specification/rules/1/conditions/0/all_of/1/any_of/0/not';
  const changed = mapConditions(SPECIFICATION, (placed) =>
    placed.at === at ? leaf('ext_new') : placed.node,
  );
  const names = placedConditions(changed).map(({ node }) => node.attribute);
  expect(names).toEqual(['ext_a', 'ext_b', 'ext_new', 'ext_d']);
});

it('what has to be true for a rule has all_of taken apart, and nothing else', () => {
  const rule = SPECIFICATION.rules[1];
  expect(rule === undefined ? [] : conjunctsOf(rule)).toEqual([
    leaf('ext_b'),
    { any_of: [{ not: leaf('ext_c') }, { all_of: [] }] },
    leaf('ext_d'),
  ]);
});
