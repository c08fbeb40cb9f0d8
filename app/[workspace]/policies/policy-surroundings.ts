import type { KnownAttributes } from '@/components/policies/rules/known-attributes';
import type { Caller } from '@/lib/core/access/caller';
import { MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { listClaimMappings } from '@/lib/usecases/list-claim-mappings';
import { listDecisionTargets } from '@/lib/usecases/list-decision-targets';
import { answerOf } from '@/lib/web/answer';
import { knownProviders } from '../known-providers';

/** What the page of any policy shows of the rest of the workspace. */
export interface PolicySurroundings {
  readonly targets: readonly DecisionTarget[];
  readonly providers: readonly KnownProvider[];
  readonly attributes: KnownAttributes;
}

/** Targets, providers and attributes of the workspace. */
export async function policySurroundings(
  caller: Caller,
  slug: string,
): Promise<PolicySurroundings> {
  const [targets, mappings, { providers }] = await Promise.all([
    listDecisionTargets(caller),
    listClaimMappings(caller),
    knownProviders(caller, `/${slug}/settings/integration`),
  ]);
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const mapped = answerOf(mappings).flatMap(({ providerId, rows }) =>
    rows.map(({ jwtPath, attribute }) => ({
      name: `${MAPPED_PREFIX}${attribute}`,
      note: `${jwtPath} of ${names.get(providerId) ?? 'a provider'}`,
    })),
  );
  const byName = new Map(mapped.map((attribute) => [attribute.name, attribute]));
  return {
    targets: answerOf(targets),
    providers,
    attributes: { mapped: [...byName.values()], context: [] },
  };
}
