import type { Actor, CallOrigin } from '@/lib/core/access/caller';
import { problemOfPassword } from '@/lib/core/access/password-rule';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { problemOfSlug } from '@/lib/core/workspaces/slug';
import { appendAudit } from '@/lib/data/audit';
import { isUniqueViolation, type Tx, transaction } from '@/lib/data/database';
import { insertInstance, isSetUp } from '@/lib/data/instance';
import { insertMembership } from '@/lib/data/memberships';
import { insertOperator } from '@/lib/data/operators';
import { insertWorkspace } from '@/lib/data/workspaces';
import { newId } from '@/lib/platform/ids';
import { hashPassword } from '@/lib/platform/passwords';
import { markOfBrowser } from './known-browser';
import { beginSession } from './session-token';
import { isSetupToken } from './setup-token';

/** What the owner of a new installation goes on with. */
export interface NewInstallation {
  readonly workspaceSlug: string;
  /** The token of the owner's first session. */
  readonly sessionToken: string;
  /** The mark of a known browser. */
  readonly browserMark: string;
}

interface Plan {
  readonly input: SetUpInput;
  readonly origin: CallOrigin;
  readonly userAgent: string;
  readonly passwordHash: string;
  readonly ownerId: string;
  readonly workspaceId: string;
  readonly now: number;
}

const alreadySetUp = () =>
  fail({
    code: 'CONFLICT',
    message: 'Claimcheck is set up already. Sign in instead.',
    conflict: { kind: 'already_set_up' },
  });

function problemsOf(input: SetUpInput): Result<true> {
  const password = problemOfPassword(input.password, input);
  const slug = problemOfSlug(input.slug);
  if (password === null && slug === null) return ok(true);
  return invalidInput({
    ...(password === null ? {} : { password: [password] }),
    ...(slug === null ? {} : { slug: [slug] }),
  });
}

async function auditSetUp(tx: Tx, { input, origin, ownerId, workspaceId }: Plan): Promise<void> {
  const actor: Actor = { type: 'operator', id: ownerId, label: input.email };
  const entry = { ...origin, actor };
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entry,
    action: 'instance.set_up',
    targetType: 'instance',
    targetId: INSTANCE_CHAIN,
    details: { ownerId, workspaceId },
  });
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entry,
    action: 'operator.signed_in',
    targetType: 'operator',
    targetId: ownerId,
    details: { by: 'setup' },
  });
  await appendAudit(tx, workspaceId, {
    ...entry,
    action: 'workspace.created',
    targetType: 'workspace',
    targetId: workspaceId,
    details: { slug: input.slug },
  });
}

async function write(tx: Tx, plan: Plan): Promise<string> {
  const { input, ownerId, workspaceId, passwordHash } = plan;
  const at = new Date(plan.now);
  // First, so that of many setups at once all but one end here.
  await insertInstance(tx, ownerId, at);
  await insertOperator(tx, {
    id: ownerId,
    email: input.email,
    name: input.name,
    passwordHash,
    at,
  });
  await insertWorkspace(tx, { id: workspaceId, slug: input.slug, name: input.workspaceName, at });
  await insertMembership(tx, { workspaceId, operatorId: ownerId, role: 'owner', at });
  await auditSetUp(tx, plan);
  return beginSession(tx, { operatorId: ownerId, userAgent: plan.userAgent, now: plan.now });
}

async function writeOnce(plan: Plan): Promise<Result<NewInstallation>> {
  try {
    const sessionToken = await transaction((tx) => write(tx, plan));
    const owner = { email: plan.input.email, passwordChangedAt: new Date(plan.now) };
    const browserMark = markOfBrowser(owner, plan.now);
    return ok({ workspaceSlug: plan.input.slug, sessionToken, browserMark });
  } catch (error) {
    if (isUniqueViolation(error) && (await isSetUp())) return alreadySetUp();
    throw error;
  }
}

/**
 * Makes the owner and the first workspace, and signs the owner in. Whoever holds the setup token may,
 * once: afterwards, and for all but one of several at once, `CONFLICT` of kind `already_set_up`.
 */
export async function setUpInstance(
  input: SetUpInput,
  request: { origin: CallOrigin; userAgent: string },
  now = Date.now(),
): Promise<Result<NewInstallation>> {
  if (await isSetUp()) return alreadySetUp();
  if (!isSetupToken(input.token)) {
    return fail({
      code: 'FORBIDDEN',
      permission: 'instance:set-up',
      message:
        'This setup link is not the current one. Open the link that the console printed last.',
    });
  }
  const judged = problemsOf(input);
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(input.password);
  const ids = { ownerId: newId('opr'), workspaceId: newId('wsp') };
  return writeOnce({ input, ...request, ...ids, passwordHash, now });
}
