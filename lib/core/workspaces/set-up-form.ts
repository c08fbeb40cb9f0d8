import * as z from 'zod/mini';
import { emailSchema, givenPasswordSchema } from '../access/credentials';
import { problemOfPassword } from '../access/password-rule';
import { problemOfSlug } from './slug';

const name = (missing: string) =>
  z
    .string(missing)
    .check(
      z.trim(),
      z.minLength(1, missing),
      z.maxLength(80, 'At most 80 characters.'),
      z.regex(/^\P{Cc}*$/u, 'Leave out control characters.'),
    );

function judgedBy(problemOf: (value: string) => string | null): z.core.CheckFn<string> {
  return (payload) => {
    const message = problemOf(payload.value);
    if (message !== null) payload.issues.push({ code: 'custom', input: payload.value, message });
  };
}

/** The token of the setup link. */
export const setupTokenSchema = z.string().check(z.maxLength(128));
/** What a workspace is called. */
export const workspaceNameSchema = name('Give the workspace a name.');
/** What a workspace is called in addresses. */
export const slugSchema = z.string().check(judgedBy(problemOfSlug));
/** What an operator is called. */
export const personNameSchema = name('Enter your name.');

const NOBODY = { email: '', workspaceName: '' };

/** The first-run form, for the browser and the server: the first workspace and its owner. */
export const setUpSchema = z
  .strictObject({
    token: setupTokenSchema,
    workspaceName: workspaceNameSchema,
    slug: slugSchema,
    name: personNameSchema,
    email: emailSchema,
    password: givenPasswordSchema.check(
      judgedBy((password) => (password === '' ? null : problemOfPassword(password, NOBODY))),
    ),
  })
  .check((payload) => {
    const { password, email, workspaceName } = payload.value;
    const message = problemOfPassword(password, { email, workspaceName });
    if (message === null) return;
    payload.issues.push({ code: 'custom', input: password, path: ['password'], message });
  });

export type SetUpInput = z.infer<typeof setUpSchema>;
