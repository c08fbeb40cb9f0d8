import * as z from 'zod/mini';

const TEMPLATE = /^[A-Za-z0-9_-]{1,100}$/;

/** Which token of the own session is wanted: null for the session's own, or the name of a JWT template. */
export const sessionTokenSchema = z.strictObject({
  template: z.nullable(
    z
      .string()
      .check(
        z.regex(
          TEMPLATE,
          'The name of a template has letters, digits, hyphens and underscores only.',
        ),
      ),
  ),
});

export type SessionTokenInput = z.infer<typeof sessionTokenSchema>;
