import * as z from 'zod/mini';
import { givenPasswordSchema } from './credentials';
import { type PasswordContext, problemOfPassword } from './password-rule';

const changePasswordFields = {
  currentPassword: givenPasswordSchema,
  newPassword: givenPasswordSchema,
};

/** What the server takes; the use case judges the new password, for it knows the account. */
export const changePasswordInputSchema = z.strictObject(changePasswordFields);

/** The same for the browser, which judges the new password while it is typed. */
export function changePasswordSchema(account: PasswordContext) {
  return z.strictObject({
    ...changePasswordFields,
    newPassword: givenPasswordSchema.check((payload) => {
      const problem = problemOfPassword(payload.value, account);
      if (problem !== null) {
        payload.issues.push({ code: 'custom', input: payload.value, message: problem });
      }
    }),
  });
}

export type ChangePasswordInput = z.infer<typeof changePasswordInputSchema>;
