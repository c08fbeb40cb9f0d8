import { describe, expect, it } from 'vitest';
import { jsonFaults } from './json-faults';

const TEXT = '{\n  "rules": [\n    { "effect": "Deny" },\n    { "a/b": 1, "c~d": [2, 3] }\n  ]\n}';

/** The part of the text that a problem at a pointer is shown at, and its line. */
function shownAt(at: string) {
  return jsonFaults(TEXT, [{ at, message: 'Wrong.' }]).map(({ from, to, line }) => ({
    text: TEXT.slice(from, to),
    line,
  }));
}

describe('jsonFaults', () => {
  it.each([
    ['/rules/0/effect', '"Deny"', 3],
    ['/rules/1/a~1b', '1', 4],
    ['/rules/1/c~0d/1', '3', 4],
    ['/rules/1', '{', 4],
    ['/rules', '[', 2],
    ['', '{', 1],
    ['/rules/0/effect/deeper', '"Deny"', 3],
    ['/rules/7/effect', '[', 2],
    ['/rules/0/missing', '{', 3],
  ])('shows a problem at %s', (at, text, line) => {
    expect(shownAt(at)).toEqual([{ text, line }]);
  });

  it.each([
    ['{"a": 1,}', 1, 'comma'],
    ['{"a": 1\n "b": 2}', 2, 'A comma is missing'],
    ['{"a" 1}', 1, 'A colon is missing'],
    ['{\n"a": tru\n}', 2, 'no value'],
    ['{"a": "x\n}', 1, 'closing quotation mark'],
    ['{"a": [1', 1, 'closing ]'],
    ['{} {}', 1, 'ends before this'],
    ['// no\n{}', 1, 'no comments'],
    ['', 1, ''],
    ['   ', 1, ''],
  ])('says what is wrong with %j on its line', (text, line, words) => {
    const [first] = jsonFaults(text, [{ at: '', message: 'Not said while it is no JSON.' }]);
    expect(first?.line).toBe(line);
    expect(first?.message).toContain(words);
    expect(first?.message).not.toContain('Not said');
  });

  it('tells a name that an object holds twice, for only the last would count', () => {
    const text = '{ "a": { "b": 1,\n "b": 2 } }';
    const [twice] = jsonFaults(text, []);
    expect(twice).toMatchObject({ line: 2, from: text.lastIndexOf('"b"') });
    expect(jsonFaults('{ "a": 1, "b": { "a": 2 } }', [])).toEqual([]);
  });

  it('finds a fault wherever the reader of the language finds one', () => {
    const wrong = ['{"a":01}', '[1,]', '{"a":"\t"}', '{"a":"\\x"}', 'nul', '[1 2]', '{a:1}', '+1'];
    for (const text of wrong) {
      expect(() => JSON.parse(text)).toThrow();
      expect(jsonFaults(text, []), text).not.toEqual([]);
    }
  });
});
