import * as z from 'zod/mini';
import type {
  ActivePolicy,
  Policy,
  PolicyDraft,
  PolicyPermission,
} from '@/lib/core/policies/policy';
import { policyTestSchema } from '@/lib/core/policies/policy-draft-schema';
import { readSpecification } from '@/lib/core/policies/read-specification';
import type { Specification } from '@/lib/core/policies/specification';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { searchKeyOf } from '@/lib/core/search-key';
import { newId } from '@/lib/platform/ids';
import type { Prisma } from './generated/sqlite/client';
import { toJson } from './json';

/** Permissions in the order in which they were written. */
export const WITH_PERMISSIONS = {
  permissions: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.PolicyInclude;

export type PolicyRow = Prisma.PolicyGetPayload<{ include: typeof WITH_PERMISSIONS }>;
type PermissionRow = Pick<
  PolicyRow['permissions'][number],
  'resource' | 'actions' | 'priority' | 'environment'
>;

/** What deciding needs of a stored policy. */
export type ActiveRow = Omit<PolicyRow, 'tests'>;

/** A stored policy as everything above storage sees it. */
export interface StoredPolicy {
  readonly policy: Policy;
  /** What is stored cannot be read, so `policy` denies whatever it is attached to. */
  readonly unreadable: boolean;
  /** The stored tests cannot be read, so `policy` has none. */
  readonly testsUnreadable: boolean;
  /** For the record: the draft, or what is stored as it is where some of it cannot be read. */
  readonly content: object;
}

/** A stored policy as deciding needs it. */
export interface StoredActivePolicy {
  readonly policy: ActivePolicy;
  readonly unreadable: boolean;
}

/**
 * What stands for a document that cannot be read, because somebody changed it in the database: it must never
 * open anything, so one rule denies whoever comes, even for a reader who does not look at `unreadable`.
 */
const DENY_ALL: Specification = {
  rules: [{ rule_id: 'unreadable', effect: 'Deny', conditions: [] }],
  default: { effect: 'Deny' },
};

/** What is edited in its place, for nobody wrote that rule. */
const NO_RULES: Specification = { rules: [], default: { effect: 'Deny' } };

const storedTests = z.array(policyTestSchema);

/** A stored policy; one that cannot be read denies whatever it is attached to. */
export function toPolicy(row: PolicyRow): StoredPolicy {
  const { policy, unreadable } = toActivePolicy(row);
  const { name, permissions } = policy;
  const specification = unreadable ? NO_RULES : policy.specification;
  const tests = storedTests.safeParse(row.tests);
  // Tests decide nothing: without them the rest is what was saved.
  const draft = { name, specification, permissions, tests: tests.success ? tests.data : [] };
  return {
    unreadable,
    testsUnreadable: !tests.success,
    content: unreadable || !tests.success ? asStored(row) : draft,
    policy: {
      id: row.id,
      workspaceId: row.workspaceId,
      version: row.version,
      draft,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: row.updatedBy,
    },
  };
}

function asStored({ name, specification, permissions, tests }: PolicyRow): object {
  const attached = permissions.map(({ resource, actions, priority, environment }) => {
    return { resource, actions, priority, environment };
  });
  return { name, specification, permissions: attached, tests };
}

/** What deciding needs of a stored policy; one that cannot be read denies whatever it is attached to. */
export function toActivePolicy(row: ActiveRow): StoredActivePolicy {
  const { id, name, version } = row;
  const read = readSpecification(row.specification);
  const permissions = row.permissions.map(toPermission);
  const unreadable = !read.ok || permissions.some(({ doubtful }) => doubtful);
  const specification = unreadable ? DENY_ALL : read.specification;
  return {
    unreadable,
    policy: {
      id,
      name,
      version,
      specification,
      permissions: permissions.map(({ permission }) => permission),
      ...(unreadable && { unreadable: true as const }),
    },
  };
}

const storedActions = z.array(z.string()).check(z.minLength(1));
const storedEnvironment = z.nullable(z.enum(ENVIRONMENTS));

/** A stored permission; one that cannot be read is taken for as much as it may have meant. */
export function toPermission({ resource, priority, ...row }: PermissionRow): {
  readonly permission: PolicyPermission;
  readonly doubtful: boolean;
} {
  const actions = storedActions.safeParse(row.actions);
  const environment = storedEnvironment.safeParse(row.environment);
  return {
    doubtful: !actions.success || !environment.success,
    permission: {
      resource,
      actions: actions.success ? actions.data : ['*'],
      priority,
      environment: environment.success ? environment.data : null,
    },
  };
}

/** The columns of a policy that follow from its content. */
export function policyColumns({ name, specification, tests }: PolicyDraft) {
  return {
    name,
    nameKey: searchKeyOf(name),
    specification: required(toJson(specification)),
    tests: required(toJson(tests)),
  };
}

function required(value: Prisma.InputJsonValue | null): Prisma.InputJsonValue {
  if (value === null) throw new Error('A policy has a specification and tests.');
  return value;
}

/** The rows of a policy's permissions in their order. */
export function permissionRows({ permissions }: PolicyDraft) {
  return permissions.map(({ resource, actions, priority, environment }, position) => ({
    id: newId('prm'),
    resource,
    actions: [...actions],
    priority,
    environment,
    position,
  }));
}
