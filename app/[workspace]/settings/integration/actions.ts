'use server';

import * as z from 'zod/mini';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { cancelConnectionTest, runCancellableTest } from '@/lib/usecases/cancel-connection-test';
import { createProvider } from '@/lib/usecases/create-provider';
import { deleteProvider } from '@/lib/usecases/delete-provider';
import { getConnectionReport } from '@/lib/usecases/get-connection-report';
import { inspectTrust } from '@/lib/usecases/inspect-trust';
import { refreshKeys } from '@/lib/usecases/refresh-keys';
import { setProviderEnabled } from '@/lib/usecases/set-provider-enabled';
import { updateProvider } from '@/lib/usecases/update-provider';
import { versionedTarget } from '@/lib/usecases/versioned-target';
import { operatorAction, operatorStream } from '@/lib/web/action';

/** Made by the page for each press of the button. */
const runId = z.string().check(z.minLength(1), z.maxLength(64));

/** Saves a draft: over the version that the form was filled from, or as a new provider. */
export const saveProvider = operatorAction({
  schema: z.strictObject({
    target: z.nullable(z.strictObject(versionedTarget)),
    draft: providerDraftSchema,
  }),
  run: (caller, { target, draft }) =>
    target === null
      ? createProvider(caller, draft)
      : updateProvider(caller, { id: target.id, version: target.version, draft }),
});

/** Lets a provider's tokens in, or keeps them out, from now on. */
export const switchProvider = operatorAction({
  schema: z.strictObject({ ...versionedTarget, enabled: z.boolean() }),
  run: setProviderEnabled,
});

/** Has the keys of a provider fetched anew, in every process. */
export const refreshProviderKeys = operatorAction({
  schema: z.strictObject({ id: versionedTarget.id }),
  run: refreshKeys,
});

/** Deletes a provider whose name was typed. */
export const removeProvider = operatorAction({
  schema: z.strictObject({ ...versionedTarget, name: z.string().check(z.maxLength(200)) }),
  run: deleteProvider,
});

/** Tests a draft, saved or not, and streams each step of the report as it ends. */
export const testDraft = operatorStream({
  schema: z.strictObject({ runId, providerId: z.nullable(versionedTarget.id), draft: z.unknown() }),
  run: runCancellableTest,
});

/** Ends a test that this operator started and nobody else follows. */
export const cancelTest = operatorAction({
  schema: z.strictObject({ runId }),
  run: cancelConnectionTest,
});

/** Reads the whole of an earlier report. */
export const readReport = operatorAction({
  schema: z.strictObject({ id: versionedTarget.id }),
  run: (caller, { id }) => getConnectionReport(caller, id),
});

/** Says what pasted certificates and keys are, and until when they hold. */
export const inspectPasted = operatorAction({
  schema: z.strictObject({
    certificates: providerDraftSchema.shape.privateCa,
    keys: providerDraftSchema.shape.pastedKeys,
  }),
  run: inspectTrust,
});
