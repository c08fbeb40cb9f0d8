import { expect, it } from 'vitest';
import { permissionsOf } from './permissions-claim';

it.each([
  ['a list of texts', ['catalog:read', 'catalog:write'], ['catalog:read', 'catalog:write']],
  ['one text with spaces', 'catalog:read  catalog:write ', ['catalog:read', 'catalog:write']],
  ['an empty text', '', []],
  ['commas do not divide', 'a,b', ['a,b']],
  ['a list with something else in it', ['a', 1], []],
  ['a list within a list', [['admin']], []],
  ['an object', { admin: true }, []],
  ['a number', 1, []],
  ['null', null, []],
])('threat 75: %s', (_name, permissions, expected) => {
  expect(permissionsOf({ permissions }, 'permissions')).toEqual(expected);
});

it('without a path, and at a path that leads nowhere, there are none', () => {
  expect(permissionsOf({ permissions: ['a'] }, null)).toEqual([]);
  expect(permissionsOf({ permissions: ['a'] }, 'realm_access.roles')).toEqual([]);
  expect(permissionsOf({ a: { roles: ['x'] } }, '/a/roles')).toEqual(['x']);
});
