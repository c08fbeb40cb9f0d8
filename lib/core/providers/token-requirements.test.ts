import { describe, expect, it } from 'vitest';
import { emptyDraft, type ProviderDraft } from './draft';
import { providerTypeOf } from './registry';
import { tokenRequirements } from './token-requirements';

function requirementOf(draft: ProviderDraft, claim: string): string | undefined {
  const rows = tokenRequirements(draft, providerTypeOf(draft.type).derive(draft));
  return rows.find((row) => row.claim === claim)?.value;
}

describe('what a token must hold', () => {
  it('speaks in general words while the form is empty', () => {
    const draft = emptyDraft('auth0');
    expect(requirementOf(draft, 'iss')).toBe('the issuer, byte for byte');
    expect(requirementOf(draft, 'aud')).toBe('includes a client ID');
    expect(requirementOf(emptyDraft('clerk'), 'aud')).toBe('includes an audience');
    expect(requirementOf(draft, 'azp')).toBeUndefined();
  });

  it('names every issuer and audience of the form', () => {
    const draft = emptyDraft('auth0');
    draft.inputs = { ...draft.inputs, domain: 'acme.eu.auth0.com', clientIds: ['one'] };
    draft.furtherIssuers = ['https://login.acme.example/'];
    draft.furtherAudiences = ['https://api.acme.example'];
    expect(requirementOf(draft, 'iss')).toBe(
      'https://acme.eu.auth0.com/ or https://login.acme.example/',
    );
    expect(requirementOf(draft, 'aud')).toBe('includes one or https://api.acme.example');
  });

  it('says when an audience may be absent and which parties are listed', () => {
    const draft = emptyDraft('clerk');
    draft.audienceRule = 'absent_allowed';
    draft.azpRule = 'required';
    draft.authorizedParties = ['https://app.acme.example'];
    expect(requirementOf(draft, 'aud')).toBe('absent');
    draft.furtherAudiences = ['claimcheck'];
    expect(requirementOf(draft, 'aud')).toBe('absent, or includes claimcheck');
    expect(requirementOf(draft, 'azp')).toBe('https://app.acme.example');
    draft.azpRule = 'if_present';
    expect(requirementOf(draft, 'azp')).toBe('https://app.acme.example, if present');
  });

  it('lists required claims and the tolerance', () => {
    const draft = emptyDraft('custom_oidc');
    draft.requiredClaims = ['org_id'];
    draft.clockToleranceSeconds = 30;
    expect(requirementOf(draft, 'org_id')).toBe('present');
    expect(requirementOf(draft, 'exp')).toBe('in the future, 30 s tolerance');
  });
});
