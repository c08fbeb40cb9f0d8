import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type SetUpInput, setUpSchema } from './set-up-form';

const good: SetUpInput = {
  token: 't'.repeat(43),
  workspaceName: 'Acme',
  slug: 'acme',
  name: 'Mara Lindqvist',
  email: 'mara@acme.com',
  password: 'plum-orbit-lantern',
};

function fieldsOf(change: Record<string, unknown>): readonly string[] {
  const parsed = z.safeParse(setUpSchema, { ...good, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

describe('setUpSchema', () => {
  it('trims names and makes the address lower case', () => {
    const parsed = z.parse(setUpSchema, {
      ...good,
      workspaceName: ' Acme ',
      email: ' Mara@ACME.com ',
    });
    expect(parsed).toEqual(good);
  });

  it.each([
    [{ workspaceName: '  ' }, ['workspaceName']],
    [{ workspaceName: 'Ac\u0000me' }, ['workspaceName']],
    [{ slug: 'setup' }, ['slug']],
    [{ slug: '' }, ['slug']],
    [{ name: '' }, ['name']],
    [{ email: '' }, ['email']],
    [{ email: 'mara' }, ['email']],
    [{ email: 'mara@acme.com\nx@y' }, ['email']],
    [{ email: `${'m'.repeat(250)}@acme.com` }, ['email']],
    [{ password: '' }, ['password']],
    [{ password: 'short' }, ['password']],
    [{ password: 'mara@acme.com' }, ['password']],
    [{ password: 'Acme-2026-2026-2026' }, ['password']],
    [{ token: 'x'.repeat(129) }, ['token']],
  ])('names the field of %j', (change, fields) => {
    expect([...new Set(fieldsOf(change))]).toEqual(fields);
  });

  it('names every wrong field at once', () => {
    const change = { workspaceName: '', slug: '', name: '', email: '', password: 'short' };
    expect([...new Set(fieldsOf(change))]).toEqual(Object.keys(change));
  });

  it('threat 221: refuses role, workspace and user from outside', () => {
    for (const name of ['role', 'workspaceId', 'userId', 'ownerId']) {
      expect(z.safeParse(setUpSchema, { ...good, [name]: 'x' }).success).toBe(false);
    }
  });
});
