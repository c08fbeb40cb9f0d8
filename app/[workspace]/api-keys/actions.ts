'use server';

import * as z from 'zod/mini';
import { OVERLAPS } from '@/lib/core/access/key-overlap';
import { newKeyShape } from '@/lib/core/access/new-key-form';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import { rotateApiKey } from '@/lib/usecases/rotate-api-key';
import { idSchema } from '@/lib/usecases/versioned-target';
import { operatorAction } from '@/lib/web/action';

/** Makes a key; its plaintext is in this answer only. */
export const createKey = operatorAction({ schema: newKeyShape, run: createApiKey });

/** Makes a key in the place of another, which works on for the overlap. */
export const rotateKey = operatorAction({
  schema: z.strictObject({ id: idSchema, overlapSeconds: z.literal(OVERLAPS) }),
  run: rotateApiKey,
});

/** Revokes a key for good. */
export const revokeKey = operatorAction({
  schema: z.strictObject({ id: idSchema }),
  run: revokeApiKey,
});
