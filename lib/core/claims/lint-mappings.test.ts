import { expect, it } from 'vitest';
import type { JsonObject } from '../tokens/json-value';
import type { ClaimMapping } from './claim-mapping';
import { lintMappings } from './lint-mappings';

const row = (jwtPath: string, more: Partial<ClaimMapping> = {}): ClaimMapping => ({
  jwtPath,
  attribute: 'a',
  required: false,
  ...more,
});
const doubts = (rows: readonly ClaimMapping[], claims: JsonObject | null = null) =>
  lintMappings(rows, claims).map((found) => [found.row, found.doubt, found.paths]);

it('finds nothing to doubt in plain rows, with or without a token', () => {
  const rows = [
    row('role', { required: true }),
    row('plan', { attribute: 'b', defaultValue: 'x' }),
  ];
  expect(doubts(rows)).toEqual([]);
  expect(doubts(rows, { role: 'admin', plan: null })).toEqual([]);
});

it('finds a default that makes required idle, and two rows for one claim', () => {
  const rows = [
    row('role', { required: true, defaultValue: '' }),
    row('role', { attribute: 'b' }),
    row('team', { attribute: 'A' }),
  ];
  expect(doubts(rows)).toEqual([
    [0, 'required_with_default', []],
    [1, 'same_path', []],
    [2, 'same_but_for_case', []],
  ]);
});

it.each<[string, JsonObject, string]>([
  ['org_role', { o: { id: 'x', rol: 'admin' } }, 'o.rol'],
  ['o.id', { org_id: 'x', other: 1 }, 'org_id'],
  ['Roles', { roles: ['a'] }, 'roles'],
  ['roles', { realm_access: { roles: ['a'] } }, 'realm_access.roles'],
  ['roles', { name: 'x', 'https://acme.example/roles': ['a'] }, 'https://acme.example/roles'],
  ['departement', { sub: 'x', department: 'y' }, 'department'],
])('says what the token has in place of %s', (path, claims, nearest) => {
  expect(doubts([row(path)], claims)).toEqual([[0, 'not_in_token', [nearest]]]);
});

it('offers nothing that is not like it', () => {
  expect(doubts([row('plan')], { sub: 'x', email: 'y' })).toEqual([[0, 'not_in_token', []]]);
});

it('names what lies inside an object', () => {
  const claims = { o: { id: 'x', deep: { rol: 'y' } }, other: { id: 1 } };
  expect(doubts([row('o')], claims)).toEqual([[0, 'object', ['o.id', 'o.deep.rol']]]);
});

it.each([
  ['scope', 'read write', true],
  ['o.per', 'read,manage', true],
  ['tags', 'a, b', true],
  ['scope', 'read', false],
  ['name', 'Ada Lovelace', false],
  ['name', 'Lovelace, Ada Augusta', false],
])('threat 75: %s “%s” looks like a list: %s', (path, value, expected) => {
  const claims = path === 'o.per' ? { o: { per: value } } : { [path]: value };
  expect(doubts([row(path)], claims)).toEqual(expected ? [[0, 'looks_like_list', []]] : []);
});
