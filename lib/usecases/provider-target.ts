import * as z from 'zod/mini';

/** The members of an input that name one version of one provider. */
export const providerTarget = {
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  version: z.int().check(z.gte(1)),
};
