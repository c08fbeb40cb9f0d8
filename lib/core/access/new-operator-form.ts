import * as z from 'zod/mini';
import { personNameSchema } from '../workspaces/set-up-form';
import { emailSchema, givenPasswordSchema } from './credentials';
import { ROLES } from './permissions';

/** A new operator: who he is, and where he becomes a member; null: nowhere. */
export const newOperatorSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  membership: z.nullable(
    z.strictObject({
      slug: z.string(),
      role: z.enum(ROLES, { error: `A role is one of ${ROLES.join(', ')}.` }),
    }),
  ),
  /** Null for one who signs in elsewhere, or gets his password later. */
  password: z.nullable(givenPasswordSchema),
});

export type NewOperator = z.infer<typeof newOperatorSchema>;

/** What a command was given, before it is judged. */
export interface NewOperatorInput {
  readonly email: string;
  readonly name: string;
  readonly membership: { readonly slug: string; readonly role: string } | null;
  readonly password: string | null;
}
