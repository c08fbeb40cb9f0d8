import * as z from 'zod/mini';
import { MAX_PASSWORD_LENGTH } from './password-length';

const MAX_EMAIL_LENGTH = 254;
const EMAIL = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;

/** An e-mail address as operators are known by it: trimmed, lower case, at most 254 characters. */
export const emailSchema = z
  .string('Enter your e-mail address.')
  .check(
    z.trim(),
    z.toLowerCase(),
    z.minLength(1, { error: 'Enter your e-mail address.', abort: true }),
    z.maxLength(MAX_EMAIL_LENGTH, `At most ${MAX_EMAIL_LENGTH} characters.`),
    z.regex(EMAIL, 'Enter an e-mail address, such as mara@acme.com.'),
  );

/**
 * A password that exists already: only its size is judged, so that nothing is computed from one of
 * a megabyte. New ones are judged by `problemOfPassword`.
 */
export const givenPasswordSchema = z
  .string('Enter your password.')
  .check(
    z.minLength(1, 'Enter your password.'),
    z.maxLength(MAX_PASSWORD_LENGTH * 2, `At most ${MAX_PASSWORD_LENGTH} characters.`),
  );

/** The sign-in form, for the browser and the server. */
export const signInSchema = z.strictObject({
  email: emailSchema,
  password: givenPasswordSchema,
});

export type SignInInput = z.infer<typeof signInSchema>;
