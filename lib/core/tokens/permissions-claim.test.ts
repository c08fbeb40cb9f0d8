import { expect, it } from 'vitest';
import { noPermissionsRead, permissionsOf, usualPermissionsClaim } from './permissions-claim';

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

it.each([
  [{ permissions: ['a:b'], scope: 'openid a:b' }, 'permissions'],
  [{ permissions: [], scope: 'openid a:b' }, 'scope'],
  [{ permissions: [{ rsname: 'x' }] }, null],
  [{ permissions: 'a b' }, null],
  [{ scope: 'openid profile offline_access' }, null],
  [{ scope: ['a'] }, null],
  [{}, null],
])('of %j the usual claim is %s', (claims, expected) => {
  expect(usualPermissionsClaim(claims)).toBe(expected);
});

it('says which claim a token has where the provider reads none', () => {
  expect(noPermissionsRead({})).toBe('the provider names no permissions claim');
  expect(noPermissionsRead({ permissions: ['a:b'] })).toBe(
    'the provider names no permissions claim; the token has “permissions”',
  );
});
