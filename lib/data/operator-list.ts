import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { database } from './database';

/** An operator as a list shows him. */
export interface ListedOperator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The workspaces that he is a member of, by slug. */
  readonly workspaces: readonly { readonly slug: string; readonly role: string }[];
  readonly hasPassword: boolean;
  readonly disabledAt: Date | null;
  /** The services at which a user is linked to him. */
  readonly identities: readonly string[];
  /** The latest sign of him that is still stored; null: none. */
  readonly lastSeenAt: Date | null;
}

const MEMBERSHIPS = {
  select: { role: true, workspace: { select: { slug: true } } },
  orderBy: { workspace: { slug: 'asc' } },
} as const;
const IDENTITIES = { select: { source: true }, orderBy: { source: 'asc' } } as const;
const FIELDS = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  disabledAt: true,
  memberships: MEMBERSHIPS,
  identities: IDENTITIES,
} as const;

/** Every operator, by e-mail address. */
export async function listOperators(): Promise<readonly ListedOperator[]> {
  const seen = await lastSeen();
  const rows = await database().operator.findMany({ select: FIELDS, orderBy: { email: 'asc' } });
  return rows.map(({ memberships, identities, passwordHash, ...row }) => ({
    ...row,
    workspaces: memberships.map(({ role, workspace }) => ({ slug: workspace.slug, role })),
    hasPassword: passwordHash !== null,
    identities: identities.map(({ source }) => source),
    lastSeenAt: seen.get(row.id) ?? null,
  }));
}

/** The latest of sessions and of sign-ins in the audit log, by operator: a sign-out removes sessions. */
async function lastSeen(): Promise<ReadonlyMap<string, Date>> {
  const [sessions, noted, signIns] = await Promise.all([
    database().session.groupBy({ by: ['operatorId'], _max: { lastSeenAt: true } }),
    database().identitySession.groupBy({ by: ['operatorId'], _max: { startedAt: true } }),
    database().auditEvent.groupBy({
      by: ['actorId'],
      where: { chainId: INSTANCE_CHAIN, action: 'operator.signed_in' },
      _max: { at: true },
    }),
  ]);
  const latest = new Map<string, Date>();
  const note = (id: string, at: Date | null) => {
    const before = latest.get(id);
    if (at !== null && (before === undefined || at > before)) latest.set(id, at);
  };
  for (const { operatorId, _max } of sessions) note(operatorId, _max.lastSeenAt);
  for (const { operatorId, _max } of noted) note(operatorId, _max.startedAt);
  for (const { actorId, _max } of signIns) note(actorId, _max.at);
  return latest;
}
