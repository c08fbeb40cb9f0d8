import * as z from 'zod/mini';

/** What an id may look like; other texts never reach the database. */
export const idSchema = z.string().check(z.regex(/^[\w-]{1,64}$/, 'This is not an id.'));

/** The members of an input that name one version of one thing. */
export const versionedTarget = {
  id: idSchema,
  version: z.int().check(z.gte(1)),
};
