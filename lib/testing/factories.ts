import type { Caller } from '@/lib/core/access/caller';
import { permissionsOf, type Role } from '@/lib/core/access/permissions';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { emptyDraft, emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import type { Result } from '@/lib/core/result';
import { database } from '@/lib/data/database';
import { newId } from '@/lib/platform/ids';
import { createPolicy } from '@/lib/usecases/create-policy';
import { createProvider } from '@/lib/usecases/create-provider';

let counter = 0;
const next = (): number => {
  counter += 1;
  return counter;
};

/** Writes a workspace; its slug and name differ at each call unless given. */
export async function createWorkspace(given: { slug?: string; name?: string } = {}) {
  const number = next();
  const slug = given.slug ?? `workspace-${number}`;
  const name = given.name ?? `Workspace ${number}`;
  return database().workspace.create({
    data: { id: newId('wsp'), slug, name, createdAt: new Date() },
  });
}

/** Writes an operator without a password unless a hash is given. */
export async function createOperator(
  given: { email?: string; name?: string; passwordHash?: string } = {},
) {
  const number = next();
  return database().operator.create({
    data: {
      id: newId('opr'),
      email: given.email ?? `operator-${number}@example.com`,
      name: given.name ?? `Operator ${number}`,
      passwordHash: given.passwordHash ?? null,
      createdAt: new Date(),
    },
  });
}

/** Makes an operator a member of a workspace. */
export async function createMembership(workspaceId: string, operatorId: string, role: Role) {
  return database().membership.create({
    data: { workspaceId, operatorId, role, createdAt: new Date() },
  });
}

/** A caller with a role in a workspace, without any row of an operator. */
export function callerOf(workspaceId: string, role: Role = 'owner'): Caller {
  return {
    actor: { type: 'operator', id: newId('opr'), label: `${role}@example.com` },
    workspaceId,
    environment: null,
    permissions: permissionsOf(role),
    requestId: newId('req'),
    clientAddress: '203.0.113.7',
  };
}

/** A draft of a Custom OIDC provider that settles; its name and issuer differ at each call. */
export function providerDraft(given: Partial<ProviderDraft> = {}): ProviderDraft {
  const number = next();
  return {
    ...emptyDraft('custom_oidc'),
    name: `Provider ${number}`,
    inputs: {
      ...emptyInputs(),
      issuer: `https://issuer-${number}.example.com`,
      clientIds: [`client-${number}`],
    },
    ...given,
  };
}

/** Saves a provider through the use case; throws if it is refused. */
export async function saveProvider(
  caller: Caller,
  given: Partial<ProviderDraft> = {},
  options: { enabled?: boolean } = {},
): Promise<Provider> {
  return unwrap(await createProvider(caller, providerDraft(given), options));
}

/** A draft of a policy that lets `ext_role` admin do anything with orders; its name differs at each call. */
export function policyDraft(given: Partial<PolicyDraft> = {}): PolicyDraft {
  const admin = { function: 'string_equal', attribute: 'ext_role', value: 'admin' } as const;
  return {
    name: `policy-${next()}`,
    specification: {
      rules: [{ rule_id: 'admin-allow', effect: 'Allow', conditions: [admin] }],
      default: { effect: 'Deny' },
    },
    permissions: [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }],
    tests: [],
    ...given,
  };
}

/** Saves a policy through the use case; throws if it is refused. */
export async function savePolicy(
  caller: Caller,
  given: Partial<PolicyDraft> = {},
): Promise<Policy> {
  return unwrap(await createPolicy(caller, policyDraft(given)));
}

/** The value of a result; throws the failure of one that was refused. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${JSON.stringify(result.failure)}`);
}
