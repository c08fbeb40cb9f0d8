'use server';

import * as z from 'zod/mini';
import { findByName, findByNameSchema } from '@/lib/usecases/find-by-name';
import { decisionGroundSchema, getDecisionGround } from '@/lib/usecases/get-decision-ground';
import { getDecisionMappings } from '@/lib/usecases/get-decision-mappings';
import { versionedTarget } from '@/lib/usecases/versioned-target';
import { operatorAction } from '@/lib/web/action';

/** The saved policies that decide on a resource and action, for the browser to decide by. */
export const decisionGround = operatorAction({
  schema: decisionGroundSchema,
  run: getDecisionGround,
});

/** What the browser reads attributes and permissions of a provider's tokens by. */
export const decisionReading = operatorAction({
  schema: z.strictObject({ providerId: versionedTarget.id }),
  run: getDecisionMappings,
});

/** What the workspace holds that a text names, for the command palette. */
export const findInWorkspace = operatorAction({ schema: findByNameSchema, run: findByName });
