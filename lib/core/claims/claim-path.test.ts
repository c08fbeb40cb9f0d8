import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../tokens/json-value';
import { parseJson } from '../tokens/parse-json';
import { isAbsent, readClaim } from './claim-path';

function claims(json: string): JsonObject {
  const read = parseJson(json);
  if (!read.ok || !isJsonObject(read.value)) throw new Error('The example is no object.');
  return read.value;
}

describe('claim paths', () => {
  const rows: readonly (readonly [string, string, unknown])[] = [
    ['{"roles":["a"]}', 'roles', ['a']],
    ['{"realm_access":{"roles":["a"]}}', 'realm_access.roles', ['a']],
    ['{"realm_access":{"roles":["a"]}}', '/realm_access/roles', ['a']],
    ['{"https://acme.com/roles":["a"]}', 'https://acme.com/roles', ['a']],
    ['{"https://acme.com/roles":{"admin":true}}', 'https://acme.com/roles.admin', true],
    ['{"a.b":{"c":1},"a":{"b":{"c":2}}}', 'a.b.c', 1],
    ['{"a":{"b.c":1,"b":{"c":2}}}', 'a.b.c', 1],
    ['{"a.b":"text","a":{"b":{"c":2}}}', 'a.b.c', 2],
    ['{"a/b":{"c~d":1}}', '/a~1b/c~0d', 1],
    ['{"/a/b":1,"a":{"b":2}}', '/a/b', 1],
    ['{"list":[{"id":"x"}]}', 'list.0.id', 'x'],
    ['{"list":[{"id":"x"}]}', '/list/0/id', 'x'],
    ['{"list":["x"]}', '/list/00', undefined],
    ['{"list":["x"]}', 'list.length', undefined],
    ['{"a":{"b":null}}', 'a.b', null],
    ['{"a":"text"}', 'a.length', undefined],
    ['{"a":{}}', 'a.constructor', undefined],
    ['{}', '__proto__', undefined],
    ['{"__proto__":{"admin":true}}', '__proto__.admin', true],
    ['{"a":{"":1}}', 'a.', 1],
    ['{"a":1}', '', undefined],
    ['{"a":1}', '/', undefined],
    ['{"a":1}', '...', undefined],
  ];

  it.each(rows)('threat 76: in %s, %s names one value', (json, path, value) => {
    expect(readClaim(claims(json), path)).toEqual(value);
  });

  it('null counts as absent, other empty values do not', () => {
    expect([undefined, null].map(isAbsent)).toEqual([true, true]);
    expect(['', 0, false].map(isAbsent)).toEqual([false, false, false]);
  });
});
