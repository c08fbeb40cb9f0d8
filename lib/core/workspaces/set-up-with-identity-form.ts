import * as z from 'zod/mini';
import { personNameSchema, setupTokenSchema, slugSchema, workspaceNameSchema } from './set-up-form';

/** The first-run form where the owner signs in elsewhere: address and proof come from there. */
export const setUpWithIdentitySchema = z.strictObject({
  token: setupTokenSchema,
  workspaceName: workspaceNameSchema,
  slug: slugSchema,
  name: personNameSchema,
});

export type SetUpWithIdentityInput = z.infer<typeof setUpWithIdentitySchema>;
