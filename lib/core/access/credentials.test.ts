import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { changePasswordSchema } from './change-password-form';
import { signInSchema } from './credentials';

const messagesOf = (schema: z.ZodMiniType, input: unknown) => {
  const parsed = z.safeParse(schema, input);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path[0], message]);
};

describe('signInSchema', () => {
  it('says one thing about an empty field', () => {
    expect(messagesOf(signInSchema, { email: '', password: '' })).toEqual([
      ['email', 'Enter your e-mail address.'],
      ['password', 'Enter your password.'],
    ]);
  });

  it('does not judge a password that exists already', () => {
    expect(messagesOf(signInSchema, { email: 'mara@acme.com', password: 'x' })).toEqual([]);
  });

  it('threat 218: refuses a password of 1 MB by its length', () => {
    const password = 'x'.repeat(1_048_576);
    expect(messagesOf(signInSchema, { email: 'mara@acme.com', password })).toHaveLength(1);
  });
});

describe('changePasswordSchema', () => {
  const schema = changePasswordSchema({ email: 'mara@acme.com', workspaceName: 'Acme' });

  it('judges the new password only', () => {
    expect(
      messagesOf(schema, { currentPassword: 'old', newPassword: 'mara@acme.com' }).map(
        ([field]) => field,
      ),
    ).toEqual(['newPassword']);
    expect(
      messagesOf(schema, { currentPassword: 'old', newPassword: 'plum-orbit-lantern' }),
    ).toEqual([]);
  });
});
