import type { KnownAttribute, KnownAttributes } from '@/components/policies/rules/known-attributes';
import type { Caller } from '@/lib/core/access/caller';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { CONTEXT_PREFIX, MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import { attributesIn } from '@/lib/core/policies/attributes-in';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { LintContext } from '@/lib/core/policies/lint-policy';
import type { ActivePolicy, Policy } from '@/lib/core/policies/policy';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { getDecisionGround } from '@/lib/usecases/get-decision-ground';
import { listClaimMappings } from '@/lib/usecases/list-claim-mappings';
import { listDecisionTargets } from '@/lib/usecases/list-decision-targets';
import { answerOf } from '@/lib/web/answer';
import { knownProviders } from '../known-providers';

/** What the page of any policy shows of the rest of the workspace. */
export interface PolicySurroundings {
  readonly targets: readonly DecisionTarget[];
  readonly providers: readonly KnownProvider[];
  readonly attributes: KnownAttributes;
  readonly lint: LintContext;
}

/** Of so many resources and actions the other policies are looked for. */
const MOST_TARGETS = 10;

/** Targets, providers, attributes and neighbours of a policy; null: of one that is being made. */
export async function policySurroundings(
  caller: Caller,
  slug: string,
  policy: Policy | null,
): Promise<PolicySurroundings> {
  const [targets, found, { providers }, others] = await Promise.all([
    listDecisionTargets(caller),
    listClaimMappings(caller),
    knownProviders(caller, `/${slug}/settings/integration`),
    policy === null ? [] : neighbours(caller, policy),
  ]);
  const mappings = answerOf(found);
  const context = [...contextNames(policy), ...others.flatMap(namesIn)];
  return {
    targets: answerOf(targets),
    providers,
    attributes: {
      mapped: mappedAttributes(mappings, providers),
      context: [...new Set(context)].sort().map((name) => ({ name })),
    },
    lint: { mappings: mappings.flatMap(({ rows }) => rows), others, preview: null },
  };
}

/** The other policies on what this one decides; those that cannot be had are left out. */
async function neighbours(caller: Caller, { id, draft }: Policy): Promise<readonly ActivePolicy[]> {
  const asked = draft.permissions
    .flatMap(({ resource, actions }) => actions.map((action) => ({ resource, action })))
    .slice(0, MOST_TARGETS);
  const grounds = await Promise.all(asked.map((each) => getDecisionGround(caller, each)));
  const policies = grounds.flatMap((ground) => (ground.ok ? ground.value : []));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  byId.delete(id);
  return [...byId.values()];
}

function mappedAttributes(
  mappings: readonly ClaimMappings[],
  providers: readonly KnownProvider[],
): readonly KnownAttribute[] {
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const mapped = mappings.flatMap(({ providerId, rows }) =>
    rows.map(({ jwtPath, attribute }) => ({
      name: `${MAPPED_PREFIX}${attribute}`,
      note: `${jwtPath} of ${names.get(providerId) ?? 'a provider'}`,
    })),
  );
  return [...new Map(mapped.map((attribute) => [attribute.name, attribute])).values()];
}

function contextNames(policy: Policy | null): readonly string[] {
  if (policy === null) return [];
  const given = policy.draft.tests.flatMap(({ context }) => Object.keys(context));
  return [...namesIn(policy.draft), ...given.map((name) => `${CONTEXT_PREFIX}${name}`)];
}

function namesIn({ specification }: Pick<ActivePolicy, 'specification'>): readonly string[] {
  return [...attributesIn(specification)].filter((name) => name.startsWith(CONTEXT_PREFIX));
}
