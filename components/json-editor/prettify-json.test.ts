import { describe, expect, it } from 'vitest';
import { prettifyJson } from './prettify-json';

describe('prettifyJson', () => {
  it('puts what is short and holds nothing further on one line', () => {
    const text =
      '{"rules":[{"rule_id":"a","conditions":[{"function":"string_one_of","values":["x","y"]}]}],"default":{"effect":"Deny"}}';
    expect(prettifyJson(text)).toBe(`{
  "rules": [
    {
      "rule_id": "a",
      "conditions": [
        { "function": "string_one_of", "values": ["x", "y"] }
      ]
    }
  ],
  "default": { "effect": "Deny" }
}`);
  });

  it('leaves numbers and texts as they were written', () => {
    const text = '[1.0, 1e400, 12345678901234567890, "\\u0041", "\\/"]';
    expect(prettifyJson(text)).toBe(text);
  });

  it('breaks what is longer than a line, and keeps what is empty together', () => {
    const long = JSON.stringify(['x'.repeat(50), 'y'.repeat(50)]);
    expect(prettifyJson(long)?.split('\n')).toHaveLength(4);
    expect(prettifyJson('{"a":{},"b":[ ]}')).toBe('{ "a": {}, "b": [] }');
  });

  it('says the same as before, in whatever lines', () => {
    const value = { a: [{ b: [1, [2, { c: null }]] }], 'd "e"': true };
    expect(JSON.parse(prettifyJson(JSON.stringify(value)) ?? '')).toEqual(value);
  });

  it('leaves what is no JSON alone', () => {
    expect(prettifyJson('{"a":1,}')).toBeNull();
    expect(prettifyJson('')).toBeNull();
  });
});
