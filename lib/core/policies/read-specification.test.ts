import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from './read-policy-document';
import { readSpecification } from './read-specification';

const condition = { function: 'string_equal', attribute: 'ext_role', value: 'admin' };

function withConditions(...conditions: readonly unknown[]): unknown {
  return {
    rules: [{ rule_id: 'r', effect: 'Allow', conditions }],
    default: { effect: 'Deny' },
  };
}

/** `pointer: message` of each problem with one condition, the pointer counted from the condition. */
function problemsOf(...conditions: readonly unknown[]): readonly string[] {
  const read = readSpecification(withConditions(...conditions));
  if (read.ok) return [];
  return read.problems.map(({ at, message }) => {
    return `${at.replace('/rules/0/conditions/', '')}: ${message}`;
  });
}

describe('readSpecification', () => {
  it('reads a document', () => {
    const document = withConditions(condition, { not: { any_of: [condition] } });
    expect(readSpecification(document)).toEqual({ ok: true, specification: document });
  });

  it.each([
    [
      'a function that is nearly one',
      { ...condition, function: 'string_equals' },
      '0/function: `string_equals` is no function; the nearest is `string_equal`.',
    ],
    [
      'a missing value',
      { function: 'string_equal', attribute: 'ext_role' },
      '0/value: `value` is missing; string_equal compares with one text.',
    ],
    [
      'values in place of a value',
      { function: 'string_equal', attribute: 'ext_role', values: ['a'] },
      '0/values: `values` is for string_one_of, string_not_one_of; string_equal compares with one text in `value`.',
    ],
    [
      'a number as text',
      { ...condition, value: 7 },
      '0/value: This must be one text, and is a number. Write "7", with quotation marks.',
    ],
    [
      'an attribute without its prefix',
      { ...condition, attribute: 'role' },
      '0/attribute: `role` is no attribute; mapped claims begin with ext_: `ext_role`.',
    ],
    [
      'a misspelt member',
      { function: 'string_equal', attribute: 'ext_role', value: 'a', ignorecase: true },
      '0/ignorecase: `ignorecase` is no member of a condition; the nearest is `ignoreCase`.',
    ],
    [
      'an empty composite',
      { all_of: [] },
      '0/all_of: `all_of` is empty; put at least one condition into it.',
    ],
  ])('refuses %s at its place', (_what, wrong, problem) => {
    expect(problemsOf(wrong)).toEqual([problem]);
  });
});

describe('readPolicyDocument', () => {
  it('reads a whole policy, and points into it', () => {
    const specification = withConditions(condition);
    expect(readPolicyDocument({ name: 'admin_access', specification })).toEqual({
      ok: true,
      name: 'admin_access',
      specification,
    });
    expect(readPolicyDocument({ name: 'x', specification: {} })).toMatchObject({
      problems: [{ at: '/specification/rules' }, { at: '/specification/default' }],
    });
  });
});
