import { describe, expect, it } from 'vitest';
import type { FunctionName } from '@/lib/core/policies/function-names';
import type { Condition } from '@/lib/core/policies/specification';
import {
  withFunction,
  withIgnoreCase,
  withOther,
  withScalars,
  withTimeZone,
} from './condition-edits';

const of = (name: FunctionName, rest: Partial<Condition>): Condition => ({
  function: name,
  attribute: 'ext_a',
  ...rest,
});

describe('withFunction keeps what can be kept', () => {
  it.each<[string, Condition, Condition]>([
    ['a text', of('string_equal', { value: 'x' }), of('string_contains', { value: 'x' })],
    [
      'one value as a list',
      of('string_equal', { value: 'x' }),
      of('string_one_of', { values: ['x'] }),
    ],
    [
      'the first of a list',
      of('string_one_of', { values: ['x', 'y'] }),
      of('string_equal', { value: 'x' }),
    ],
    ['a blank as no value', of('string_equal', { value: '' }), of('string_one_of', { values: [] })],
    ['a number in a text', of('string_equal', { value: '5' }), of('number_equal', { value: 5 })],
    ['a number as a text', of('number_equal', { value: 5 }), of('string_equal', { value: '5' })],
    ['no text as a number', of('string_equal', { value: 'x' }), of('number_equal', { value: '' })],
    ['one end of two', of('number_equal', { value: 5 }), of('number_between', { values: [5, ''] })],
    [
      'only a boolean as one',
      of('string_equal', { value: 'true' }),
      of('boolean_equal', { value: true }),
    ],
    [
      'a value of any kind',
      of('boolean_equal', { value: false }),
      of('list_contains', { value: false }),
    ],
    ['nothing where nothing is compared', of('string_equal', { value: 'x' }), of('exists', {})],
    [
      'another attribute',
      of('string_equal', { valueFrom: 'ext_b' }),
      of('number_equal', { valueFrom: 'ext_b' }),
    ],
    [
      'options that the function has',
      of('string_equal', { value: 'x', ignoreCase: true }),
      of('string_one_of', { values: ['x'], ignoreCase: true }),
    ],
    [
      'no others',
      of('string_equal', { value: 'x', ignoreCase: true }),
      of('time_before', { value: 'x' }),
    ],
  ])('%s', (_, before, after) => {
    expect(withFunction(before, after.function)).toEqual(after);
  });
});

describe('what a condition compares with', () => {
  it('stays in the member that it was in, where a function reads either', () => {
    const one = of('ip_in_cidr', { value: '10.0.0.0/8' });
    expect(withScalars(one, ['10.1.0.0/16'])).toEqual(of('ip_in_cidr', { value: '10.1.0.0/16' }));
    expect(withScalars(one, ['a', 'b'])).toEqual(of('ip_in_cidr', { values: ['a', 'b'] }));
  });

  it('is another attribute or values, never both', () => {
    const other = withOther(of('string_equal', { value: 'x', ignoreCase: true }), true);
    expect(other).toEqual(of('string_equal', { valueFrom: '', ignoreCase: true }));
    expect(withOther(other, false)).toEqual(of('string_equal', { value: '', ignoreCase: true }));
  });

  it('has no member for what is the default', () => {
    const condition = of('string_equal', { value: 'x' });
    expect(withIgnoreCase(withIgnoreCase(condition, true), false)).toEqual(condition);
    const time = of('time_before', { value: '08:00' });
    expect(withTimeZone(withTimeZone(time, 'Europe/Berlin'), '')).toEqual(time);
  });
});
