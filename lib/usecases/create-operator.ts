import {
  type NewOperator,
  type NewOperatorInput,
  newOperatorSchema,
} from '@/lib/core/access/new-operator-form';
import { problemOfPassword } from '@/lib/core/access/password-rule';
import type { Role } from '@/lib/core/access/permissions';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import type { Tx } from '@/lib/data/database';
import { insertInstance, isSetUp } from '@/lib/data/instance';
import { insertMembership } from '@/lib/data/memberships';
import { findOperatorByEmail, insertOperator } from '@/lib/data/operators';
import { findWorkspaceBySlug } from '@/lib/data/workspaces';
import { newId } from '@/lib/platform/ids';
import { hashPassword } from '@/lib/platform/passwords';
import { onDatabase } from './change-operator';
import { commandLineEvent, operatorCommandEvent } from './command-line';
import { inTransaction } from './in-transaction';
import { readInput } from './read-input';

/** An operator who was not there before. */
export interface CreatedOperator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The slug of the workspace that he is a member of; null: of none. */
  readonly workspace: string | null;
  readonly role: string | null;
  readonly hasPassword: boolean;
}

interface Membership {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly role: Role;
}

/** What is written besides the input. */
interface Judged {
  readonly place: Membership | null;
  readonly passwordHash: string | null;
  readonly at: Date;
}

const NOT_SET_UP =
  'Nobody has set this installation up yet: the first operator is an owner of a workspace (--workspace and --role owner), or comes by the setup link that npm start prints.';

const refuse = (field: string, message: string) => invalidInput({ [field]: [message] }, message);

async function membershipOf(
  tx: Tx,
  { membership }: NewOperator,
): Promise<Result<Membership | null>> {
  if (membership === null) return ok(null);
  const { slug, role } = membership;
  const found = await findWorkspaceBySlug(tx, slug);
  if (found !== null) return ok({ workspaceId: found.id, workspaceName: found.name, role });
  return fail({ code: 'NOT_FOUND', message: `There is no workspace with the address ${slug}.` });
}

/** Whether nothing stands in the way; the membership to write, null: none. */
async function judge(tx: Tx, operator: NewOperator): Promise<Result<Membership | null>> {
  const { email, password } = operator;
  if (operator.membership?.role !== 'owner' && !(await isSetUp(tx))) return refuse('', NOT_SET_UP);
  if ((await findOperatorByEmail(email, tx)) !== null) {
    return refuse('email', `There is an operator with the address ${email} already.`);
  }
  const membership = await membershipOf(tx, operator);
  if (!membership.ok || password === null) return membership;
  const workspaceName = membership.value?.workspaceName ?? '';
  const problem = problemOfPassword(password, { email, workspaceName });
  return problem === null ? membership : refuse('password', problem);
}

async function write(
  tx: Tx,
  { email, name, membership }: NewOperator,
  { place, passwordHash, at }: Judged,
): Promise<CreatedOperator> {
  const id = newId('opr');
  await insertOperator(tx, { id, email, name, passwordHash, at });
  if (!(await isSetUp(tx))) await setUpWith(tx, id, at);
  if (place !== null) {
    const { workspaceId, role } = place;
    await insertMembership(tx, { workspaceId, operatorId: id, role, at });
  }
  const hasPassword = passwordHash !== null;
  const details = {
    workspaceId: place?.workspaceId ?? null,
    role: place?.role ?? null,
    hasPassword,
  };
  await appendAudit(tx, INSTANCE_CHAIN, operatorCommandEvent('operator.created', id, details));
  const { slug: workspace = null, role = null } = membership ?? {};
  return { id, email, name, workspace, role, hasPassword };
}

/** The first owner makes the installation his: its setup link is dead from then on. */
async function setUpWith(tx: Tx, ownerId: string, at: Date): Promise<void> {
  await insertInstance(tx, ownerId, at);
  await appendAudit(tx, INSTANCE_CHAIN, commandLineEvent('instance.set_up', { ownerId }));
}

/**
 * Makes an operator, and a member of a workspace where one is named; without a password he signs in
 * with a service, or gets one later. The first one of an installation must be an owner, and sets it up.
 * INVALID_INPUT for a taken address.
 * Needs no permission: whoever runs the command owns the machine.
 */
export async function createOperator(
  input: NewOperatorInput,
  now = Date.now(),
): Promise<Result<CreatedOperator>> {
  const read = readInput(newOperatorSchema, input);
  if (!read.ok) return read;
  const operator = read.value;
  return onDatabase(async () => {
    const judged = await inTransaction((tx) => judge(tx, operator));
    if (!judged.ok) return judged;
    // Outside of the transaction, for a hash takes long; so what was judged is judged once more.
    const passwordHash = operator.password === null ? null : await hashPassword(operator.password);
    return inTransaction(async (tx) => {
      const place = await judge(tx, operator);
      if (!place.ok) return place;
      return ok(await write(tx, operator, { place: place.value, passwordHash, at: new Date(now) }));
    });
  });
}
