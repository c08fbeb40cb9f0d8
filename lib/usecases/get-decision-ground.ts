import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { MAX_TARGET_NAME } from '@/lib/core/policies/specification-limits';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { activePoliciesById, attachedPolicyIds } from '@/lib/data/decision-ground';
import { storableText } from '@/lib/data/json';
import { readInput } from './read-input';

/** So many policies are given to a browser; more are for the api to decide by. */
export const MAX_GROUND = 200;

/** What is asked about; without an environment, in whichever. */
export const decisionGroundSchema = z.strictObject({
  resource: z.string().check(z.maxLength(MAX_TARGET_NAME)),
  action: z.string().check(z.maxLength(MAX_TARGET_NAME)),
  environment: z.optional(z.nullable(z.enum(ENVIRONMENTS))),
});

export type DecisionGroundInput = z.infer<typeof decisionGroundSchema>;

/**
 * All saved policies that decide on a resource and action, for deciding in a browser. Needs
 * `policies:read`. Fails with INVALID_INPUT where more than 200 do: fewer would come to another decision.
 */
export async function getDecisionGround(
  caller: Caller,
  input: DecisionGroundInput,
): Promise<Result<readonly ActivePolicy[]>> {
  const allowed = requirePermission(caller, 'policies:read');
  if (!allowed.ok) return allowed;
  const read = readInput(decisionGroundSchema, input);
  if (!read.ok) return read;
  const { workspaceId } = caller;
  const { resource, action, environment = null } = read.value;
  // Nothing that cannot be stored has a policy.
  if (storableText(resource) !== resource) return ok([]);
  const ids = await attachedPolicyIds({ workspaceId, resource, action, environment }, MAX_GROUND);
  if (ids.length > MAX_GROUND) return tooMany(resource);
  return ok(await activePoliciesById(ids));
}

function tooMany(resource: string): Result<never> {
  const message = `More than ${MAX_GROUND} policies decide on ${resource}, which is too many for this page. Ask POST /v1/check-authorization.`;
  return invalidInput({ resource: [message] }, message);
}
