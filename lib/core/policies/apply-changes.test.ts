import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply-changes';
import { isChangeable, valueIn } from './attribute-use';
import type { AttributeValue } from './attributes';
import { NO_REQUEST, previewValue, testValues } from './seen-values';

const REQUEST = {
  ...NO_REQUEST,
  attributes: { ext_a: 'x', ext_b: ['y'] },
  context: { order: { amount: 3 }, '/order/amount': 4 },
};

const apply = (attribute: string, value: AttributeValue | null) =>
  applyChanges(REQUEST, new Map([[attribute, value]]));

describe('changed attributes', () => {
  it.each<[string, AttributeValue | null]>([
    ['ext_a', 'z'],
    ['ext_a', null],
    ['ext_new', [1]],
    ['context.order.amount', 9],
    ['context.order.amount', null],
    ['context./order/amount', 5],
    ['context.__proto__', 'x'],
  ])('read as they were changed: %s to %j', (attribute, value) => {
    expect(valueIn(apply(attribute, value), attribute)).toEqual(value);
  });

  it('leave the others and the request itself alone', () => {
    const changed = apply('context.order.amount', 9);
    expect(valueIn(changed, 'ext_a')).toBe('x');
    expect(valueIn(changed, 'context./order/amount')).toBe(4);
    expect(valueIn(REQUEST, 'context.order.amount')).toBe(3);
  });

  it('are those of claims and context only', () => {
    const names = ['ext_a', 'context.a', 'permissions', 'resource', 'action', 'now'];
    expect(names.filter(isChangeable)).toEqual(['ext_a', 'context.a']);
  });
});

describe('values that are seen', () => {
  it('are those of tests and of a token', () => {
    const test = { name: 't', resource: 'r', action: 'a', now: null, expected: 'Deny' } as const;
    const tests = [
      { ...test, attributes: { ext_a: 'x' }, context: { n: 1 } },
      { ...test, attributes: {}, context: {} },
    ];
    expect(testValues(tests, 'ext_a')).toEqual(['x']);
    expect(testValues(tests, 'context.n')).toEqual([1]);
    expect(previewValue({ ext_a: 'y' }, 'ext_a')).toBe('y');
    expect(previewValue({}, 'ext_a')).toBeNull();
  });
});
