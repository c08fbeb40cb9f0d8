import { expect, it } from 'vitest';
import { draftLeftOut } from './draft-left-out';

const NONE = { problems: [], fields: {} };

it('a draft whose name or tests are wrong is decided by all the same', () => {
  const fields = { name: ['Give it a name.'], 'tests.0.resource': ['Name a resource.'] };
  expect(draftLeftOut(NONE, false, true)).toBeNull();
  expect(draftLeftOut({ ...NONE, fields }, false, true)).toBeNull();
});

it('a draft that cannot be decided by says why, and by what is decided', () => {
  const fields = { 'permissions.0.resource': ['Name a resource.'] };
  expect(draftLeftOut({ ...NONE, fields }, false, true)).toBe(
    'Decided by what is saved: a permission of the draft is not complete.',
  );
  expect(draftLeftOut({ ...NONE, problems: [{}] }, true, false)).toBe(
    'Decided without this policy: the rules of the draft are not complete.',
  );
  expect(draftLeftOut(NONE, true, true)).toMatch(/before the JSON, which cannot be read/);
});
