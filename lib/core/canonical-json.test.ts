import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

it('is one text for equal values, whatever order their names have', () => {
  const one = { b: [1, { d: null, c: 'x' }], a: undefined, '10': true, '9': 'ä' };
  const two = { '9': 'ä', '10': true, b: [1, { c: 'x', d: null }] };
  expect(canonicalJson(one)).toBe('{"10":true,"9":"ä","b":[1,{"c":"x","d":null}]}');
  expect(canonicalJson(two)).toBe(canonicalJson(one));
  expect(canonicalJson([undefined])).toBe('[null]');
});

it.each([['[]'], ['{"b":{"d":1,"c":[{"z":0,"a":null}]},"a":"\\n"}'], ['-0.5'], ['"x"']])(
  'is JSON of the same value: %s',
  (text) => {
    expect(JSON.parse(canonicalJson(JSON.parse(text)))).toEqual(JSON.parse(text));
  },
);
