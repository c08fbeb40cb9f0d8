'use server';

import * as z from 'zod/mini';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { versionedTarget } from '@/lib/usecases/versioned-target';
import { operatorAction } from '@/lib/web/action';

/** Saves the mappings of a provider over the version that the form was filled from. */
export const saveMappings = operatorAction({
  schema: z.strictObject({
    providerId: versionedTarget.id,
    version: z.int().check(z.gte(0)),
    // What rows must be, and the sentences about it, are the use case's.
    rows: z.custom<readonly ClaimMapping[]>(Array.isArray),
  }),
  run: updateClaimMappings,
});
