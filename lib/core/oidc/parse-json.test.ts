import { expect, it } from 'vitest';
import { parseJson } from './parse-json';

it.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"keys":[{"n":1},{"n":1,"n":2}]}', ['keys[1].n']],
  ['{"a":{"b":1},"b":2}', []],
  ['["a","a",{"x":"x","y":"{\\"x\\":1,\\"x\\":2}"}]', []],
  ['{"a":"\\\\","b":","}', []],
])('finds the duplicate members of %s', (text, duplicates) => {
  expect(parseJson(text)).toMatchObject({ ok: true, duplicates });
});

it('threat 107: bounds the depth before parsing, at 100,000 levels too', () => {
  expect(parseJson(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true);
  expect(parseJson('['.repeat(33))).toMatchObject({ ok: false, problem: 'depth' });
  expect(parseJson('{"a":'.repeat(100_000))).toMatchObject({ ok: false, problem: 'depth' });
});

it.each(['', '{', '{"a":1,}', '\uFEFF{}', "{'a':1}", 'NaN', '{"a":1}x', '"\\x"', '{"\\x":1}'])(
  'refuses %j without quoting it',
  (text) => {
    const parsed = parseJson(text);
    expect(parsed).toMatchObject({ ok: false, problem: 'syntax' });
  },
);

it('threat 145: a __proto__ member is a member and nothing else', () => {
  const parsed = parseJson('{"__proto__":{"issuer":"x"}}');
  expect(parsed.ok && Object.hasOwn(parsed.value as object, '__proto__')).toBe(true);
  expect(parsed.ok && (parsed.value as { issuer?: string }).issuer).toBeUndefined();
  expect(({} as { issuer?: string }).issuer).toBeUndefined();
});
