import { describe, expect, it } from 'vitest';
import { shortCondition, shortened } from './shortened';
import { showValue } from './show-value';

describe('shortened', () => {
  it('keeps what is short as it is', () => {
    const list = Array.from({ length: 20 }, (_, at) => `r${at}`);
    for (const value of ['', 'a'.repeat(256), 7, true, [], ['', ''], list]) {
      expect(shortened(value)).toEqual({ value, size: null });
    }
  });

  it('says how much there is of what it cuts', () => {
    expect(shortened('a'.repeat(257))).toEqual({ value: 'a'.repeat(256), size: 257 });
    const many = Array.from({ length: 21 }, (_, at) => at);
    expect(shortened(many)).toEqual({ value: many.slice(0, 20), size: 21 });
  });

  it('shows of a list no more characters than of a text', () => {
    const [long, half] = ['a'.repeat(300), 'b'.repeat(200)];
    expect(shortened([long])).toEqual({ value: ['a'.repeat(256)], size: 1 });
    expect(shortened([half, half, half])).toEqual({ value: [half, 'b'.repeat(56)], size: 3 });
  });

  it('shortens what a condition compares with', () => {
    const condition = { function: 'string_one_of', attribute: 'ext_a' } as const;
    const values = Array.from({ length: 1000 }, (_, at) => `${at}`);
    expect(shortCondition({ ...condition, values }).values).toHaveLength(20);
    const equal = { ...condition, function: 'string_equal', value: 'a'.repeat(1000) } as const;
    expect(shortCondition(equal).value).toHaveLength(256);
  });

  it('is told with what is left out counted', () => {
    const { value, size } = shortened(Array.from({ length: 1000 }, (_, at) => at));
    expect(showValue(value, size)).toBe('[0, 1, 2, 3, 4 and 995 more]');
  });
});
