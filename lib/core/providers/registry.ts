import { auth0 } from './auth0';
import { clerk } from './clerk';
import { customOidc } from './custom-oidc';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import {
  ALGORITHMS,
  type Algorithm,
  emptyDraft,
  PROVIDER_TYPES,
  type ProviderDraft,
  type ProviderType,
} from './draft';
import { hostOf } from './issuer-host';
import { workos } from './workos';
import { WORKOS_HOST } from './workos-issuers';

const MAX_NAME = 80;

const DEFINITIONS: Readonly<Record<ProviderType, ProviderTypeDefinition>> = {
  auth0,
  clerk,
  workos,
  custom_oidc: customOidc,
};

/** The definition of a type. */
export function providerTypeOf(type: ProviderType): ProviderTypeDefinition {
  return DEFINITIONS[type];
}

/** The type that hints speak of: the first that recognises them, Custom OIDC for what nobody claims. */
export function recogniseType(hints: ProviderHints): ProviderType {
  return PROVIDER_TYPES.find((type) => DEFINITIONS[type].recognises(hints)) ?? 'custom_oidc';
}

/** The service that hints speak of; null for what no service claims. */
export function recogniseService(hints: ProviderHints): ProviderTypeDefinition | null {
  const type = recogniseType(hints);
  return type === 'custom_oidc' ? null : DEFINITIONS[type];
}

/** A new draft of a type with what hints can fill; one for a development instance is for development. */
export function draftFrom(type: ProviderType, hints: ProviderHints): ProviderDraft {
  const { fill, isForDevelopment } = DEFINITIONS[type];
  const empty = emptyDraft(type);
  const { algorithms = [], tokenKind = empty.tokenKind, exactIssuer } = hints;
  const filled = fill(hints);
  const further = filled.furtherIssuers ?? [];
  const draft: ProviderDraft = {
    ...empty,
    ...filled,
    algorithms: withAlgorithms(empty.algorithms, algorithms),
    tokenKind,
    permissionsPath: hints.permissionsClaim ?? empty.permissionsPath,
    furtherIssuers: exactIssuer === undefined ? further : [...new Set([...further, exactIssuer])],
  };
  const named = { ...draft, name: nameOf(draft) };
  return isForDevelopment?.(draft) === true ? { ...named, environment: 'development' } : named;
}

/** These algorithms and the added ones, each once, in the order in which they are offered. */
export function withAlgorithms(
  allowed: readonly Algorithm[],
  added: readonly Algorithm[],
): Algorithm[] {
  return ALGORITHMS.filter((one) => allowed.includes(one) || added.includes(one));
}

/** A name to begin with: the host of the issuer, or the service where all its issuers are on one. */
function nameOf(draft: ProviderDraft): string {
  const { derive, label } = DEFINITIONS[draft.type];
  const host = hostOf(derive(draft).issuers[0] ?? '') ?? '';
  return (host === WORKOS_HOST ? label : host).slice(0, MAX_NAME);
}

/**
 * The same provider as another type: what both types can hold goes along, and no rule becomes weaker
 * on the way. Custom OIDC holds everything.
 */
export function withType(draft: ProviderDraft, type: ProviderType): ProviderDraft {
  if (draft.type === type) return draft;
  const { issuers, audiences } = DEFINITIONS[draft.type].derive(draft);
  const [issuer = null, ...others] = issuers;
  const filled = DEFINITIONS[type].fill({
    issuer,
    publishableKey: draft.inputs.publishableKey === '' ? null : draft.inputs.publishableKey,
    clientId: draft.inputs.clientId === '' ? null : draft.inputs.clientId,
    audiences,
    parties: draft.audienceRule === 'required' ? [] : draft.authorizedParties,
    withoutAudience: draft.audienceRule === 'absent_allowed',
  });
  const further = [...(type === 'custom_oidc' ? others : []), ...(filled.furtherIssuers ?? [])];
  const furtherIssuers = [...new Set([...draft.furtherIssuers, ...further])];
  return { ...draft, ...filled, ...rulesFor(draft, filled, type), furtherIssuers, type };
}

/**
 * No rule becomes weaker. Without an audience, the origins in Clerk's `azp` are the protection; Auth0
 * and WorkOS write none, so an audience is required there in its place.
 */
function rulesFor(draft: ProviderDraft, filled: FilledFields, type: ProviderType) {
  const { audienceRule, azpRule, authorizedParties } = draft;
  if (type === 'custom_oidc') return { audienceRule, azpRule, authorizedParties };
  if (filled.azpRule === 'required') return {};
  if (draft.type === 'clerk' && audienceRule === 'absent_allowed') {
    return { audienceRule: 'required' } as const;
  }
  return { azpRule, authorizedParties };
}
