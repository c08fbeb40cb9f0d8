import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AskedTarget, covers } from '@/lib/core/policies/covers';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { mapInSlices } from '@/lib/platform/in-slices';
import { database } from './database';
import { toActivePolicy, toPermission } from './policy-rows';
import { wholeActivePolicies } from './whole-policies';

/** Rows of one statement; its answer is there at once on SQLite, so that only a turn lets others go on. */
const PERMISSIONS_AT_ONCE = 500;
const POLICIES_AT_ONCE = 50;

/** What is asked about, and where. */
export interface DecisionQuestion extends AskedTarget {
  readonly workspaceId: string;
}

/** The ids of the policies that decide on a question, `most` of them and one more at most. */
export async function attachedPolicyIds(
  question: DecisionQuestion,
  most: number,
): Promise<readonly string[]> {
  const { workspaceId, resource } = question;
  const ids = new Set<string>();
  let after = '';
  while (ids.size <= most) {
    const rows = await database().policyPermission.findMany({
      // By policy, and the last one again: a save gives its permissions other ids.
      where: { workspaceId, resource, policyId: { gte: after } },
      orderBy: [{ policyId: 'asc' }, { position: 'asc' }],
      take: PERMISSIONS_AT_ONCE,
    });
    for (const row of rows) {
      if (ids.size <= most && covers(toPermission(row).permission, question)) ids.add(row.policyId);
    }
    const last = rows.at(-1)?.policyId ?? '';
    // No policy that was saved here has as many.
    if (rows.length < PERMISSIONS_AT_ONCE || last === after) break;
    after = last;
    await nextTurn();
  }
  return [...ids];
}

/** The policies of these ids, which come from `attachedPolicyIds`, in the order of ids. */
export async function activePoliciesById(ids: readonly string[]): Promise<readonly ActivePolicy[]> {
  const sorted = [...ids].sort();
  const found: ActivePolicy[] = [];
  for (let start = 0; start < sorted.length; start += POLICIES_AT_ONCE) {
    const rows = await wholeActivePolicies(sorted.slice(start, start + POLICIES_AT_ONCE));
    found.push(...(await mapInSlices(rows, (row) => toActivePolicy(row).policy)));
  }
  return found;
}

/** The resources and actions that the first `most` permissions of a workspace name, by resource. */
export async function attachedTargets(
  workspaceId: string,
  most: number,
): Promise<readonly DecisionTarget[]> {
  const rows = await database().policyPermission.findMany({
    where: { workspaceId },
    orderBy: [{ resource: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const targets = new Map<string, Set<string>>();
  for (const { permission } of await mapInSlices(rows, toPermission)) {
    const actions = targets.get(permission.resource) ?? new Set();
    for (const action of permission.actions) actions.add(action);
    targets.set(permission.resource, actions);
  }
  return [...targets]
    .map(([resource, actions]) => ({ resource, actions: [...actions].sort() }))
    .sort((a, b) => (a.resource < b.resource ? -1 : 1));
}
