'use server';

import * as z from 'zod/mini';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { createPolicy } from '@/lib/usecases/create-policy';
import { deletePolicy } from '@/lib/usecases/delete-policy';
import { updatePolicy } from '@/lib/usecases/update-policy';
import { versionedTarget } from '@/lib/usecases/versioned-target';
import { operatorAction } from '@/lib/web/action';

/** Saves a draft: over the version that the page was filled from, or as a new policy. */
export const savePolicy = operatorAction({
  schema: z.strictObject({
    target: z.nullable(z.strictObject(versionedTarget)),
    // The use case reads it: rules nest, and their faults have places.
    draft: z.custom<PolicyDraft>(),
    overrule: z.nullable(z.string().check(z.maxLength(500))),
  }),
  run: (caller, { target, draft, overrule }) => {
    const reason = overrule === null ? {} : { overrule };
    return target === null
      ? createPolicy(caller, draft, reason)
      : updatePolicy(caller, { ...target, draft, ...reason });
  },
});

/** Deletes a policy with its permissions and tests. */
export const removePolicy = operatorAction({
  schema: z.strictObject(versionedTarget),
  run: deletePolicy,
});
