import type { Derivation } from './definition';
import type { ProviderDraft } from './draft';
import { providerTypeOf } from './registry';

/** What a claim must be; `exact` when the value is compared byte for byte. */
export interface TokenRequirement {
  readonly claim: string;
  readonly value: string;
  readonly exact: boolean;
}

/** What a token must hold to be accepted with these settings, in general words where one is missing. */
export function tokenRequirements(
  draft: ProviderDraft,
  derived: Derivation,
): readonly TokenRequirement[] {
  const issuers = [...derived.issuers, ...draft.furtherIssuers].filter(Boolean);
  const rows = [
    {
      claim: 'iss',
      value: issuers.length === 0 ? 'the issuer, byte for byte' : issuers.join(' or '),
      exact: issuers.length > 0,
    },
    said('aud', audienceText(draft, derived)),
    said('sub', 'present, not empty'),
    said('exp', `in the future, ${draft.clockToleranceSeconds} s tolerance`),
    said('nbf, iat', 'not in the future, if present'),
  ];
  if (draft.azpRule !== 'off') rows.push(said('azp', partyText(draft)));
  return [...rows, ...draft.requiredClaims.map((claim) => said(claim, 'present'))];
}

function said(claim: string, value: string): TokenRequirement {
  return { claim, value, exact: false };
}

function audienceText(draft: ProviderDraft, derived: Derivation): string {
  const audiences = [...derived.audiences, ...draft.furtherAudiences].filter(Boolean);
  if (audiences.length === 0) {
    const { audiencePath } = providerTypeOf(draft.type);
    const word = audiencePath === 'inputs.clientIds' ? 'a client ID' : 'an audience';
    return draft.audienceRule === 'required' ? `includes ${word}` : 'absent';
  }
  const list = audiences.join(' or ');
  return draft.audienceRule === 'required' ? `includes ${list}` : `absent, or includes ${list}`;
}

function partyText(draft: ProviderDraft): string {
  const list = draft.authorizedParties.join(' or ') || 'a listed party';
  return draft.azpRule === 'required' ? list : `${list}, if present`;
}
