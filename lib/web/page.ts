import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { currentOperator } from '@/lib/auth/current-operator';
import type { Caller } from '@/lib/core/access/caller';
import type { Operator } from '@/lib/core/access/operator';
import type { Role } from '@/lib/core/access/permissions';
import { enterWorkspace } from '@/lib/usecases/enter-workspace';
import { callerOf } from './caller-of';
import { safeNextPath, signInPath } from './next-path';
import { callOrigin } from './request';

/** What every page and layout of a workspace starts from. */
export interface WorkspacePage {
  readonly operator: Operator;
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  /** Every workspace of this operator, by name, for the switcher. */
  readonly workspaces: readonly { readonly slug: string; readonly name: string }[];
  readonly role: Role;
  readonly caller: Caller;
}

/** The signed-in operator; whoever is not is sent to sign in and comes back to `next` (a path). */
export async function requireOperator(next: string): Promise<Operator> {
  const operator = await currentOperator();
  return operator ?? redirect(signInPath(next));
}

async function pathOfRequest(slug: string): Promise<string> {
  const path = safeNextPath((await headers()).get('x-claimcheck-path'));
  return path ?? `/${encodeURIComponent(slug)}/settings/integration`;
}

/**
 * Operator, workspace and caller of a page, once per request. Redirects to sign-in without a
 * session; answers "not found" for a workspace that does not exist or is not the operator's.
 */
export const requireWorkspace = cache(async (slug: string): Promise<WorkspacePage> => {
  const operator = await requireOperator(await pathOfRequest(slug));
  const entered = await enterWorkspace(operator, slug);
  if (!entered.ok) notFound();
  const { workspace, workspaces, role } = entered.value;
  const caller = callerOf(operator, entered.value, await callOrigin());
  return { operator, workspace, workspaces, role, caller };
});
