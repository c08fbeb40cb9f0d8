import type { Derivation } from './definition';
import type { ProviderDraft } from './draft';
import type { GuideValueName } from './guide';

/** What a guide shows for each of its values; null: the form does not give it yet. */
export type GuideValues = Readonly<Record<GuideValueName, string | null>>;

/** The values that a draft and what follows from it give to its guide. */
export function guideValues(draft: ProviderDraft, derived: Derivation): GuideValues {
  const { inputs } = draft;
  const clientId = first([inputs.clientId, ...inputs.clientIds]);
  const audience = first([...derived.audiences, ...draft.furtherAudiences]);
  return {
    issuer: first(derived.issuers),
    discovery: first(derived.discoveryAddresses),
    jwks: derived.jwksAddress,
    // At WorkOS, the client ID is what a template is usually given as its audience.
    audience: draft.type === 'workos' ? (audience ?? clientId) : audience,
    clientId,
    domain: first([inputs.domain, ...inputs.customDomains]),
    publishableKey: first([inputs.publishableKey]),
    origin: first(draft.authorizedParties),
  };
}

function first(values: readonly string[]): string | null {
  return values.map((value) => value.trim()).find((value) => value !== '') ?? null;
}

/** What a value is called while the form does not give it. */
export const GUIDE_VALUE_WORDS: Readonly<Record<GuideValueName, string>> = {
  issuer: 'your issuer',
  discovery: 'your discovery address',
  jwks: 'your JWKS address',
  audience: 'your audience',
  clientId: 'your client ID',
  domain: 'your domain',
  publishableKey: 'your publishable key',
  origin: 'the origin of your front end',
};
