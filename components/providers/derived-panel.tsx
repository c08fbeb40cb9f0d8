'use client';

import type { Derivation } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { DerivedValues } from '../ui/derived-values';

interface DerivedPanelProps {
  draft: ProviderDraft;
  derived: Derivation;
  /** The key set address that the last test of these settings read. */
  testedJwksUri: string | null;
}

/** What follows from the fields above, live while they are typed. */
export function DerivedPanel({ draft, derived, testedJwksUri }: DerivedPanelProps) {
  const discovery = derived.discoveryAddresses[0] ?? null;
  return (
    <DerivedValues
      title="Follows from the fields above"
      rows={[
        { label: 'Issuer', value: derived.issuers[0] ?? null, missing: 'enter an issuer' },
        { label: 'Discovery', value: discovery, missing: 'enter an issuer' },
        jwksRow(draft, derived.jwksAddress ?? testedJwksUri),
        audienceRow(draft, derived.audiences),
      ]}
    />
  );
}

function jwksRow(draft: ProviderDraft, address: string | null) {
  const missing = 'the discovery document names it; press Test Connection';
  if (draft.pastedKeys.trim() !== '') {
    return { label: 'JWKS', value: address, missing, replaced: 'keys pasted under Advanced' };
  }
  if (draft.jwksAddress !== '' && draft.jwksAddress !== address) {
    return { label: 'JWKS', value: address, missing, replaced: 'address typed under Advanced' };
  }
  return { label: 'JWKS', value: address, missing };
}

function audienceRow(draft: ProviderDraft, clientIds: readonly string[]) {
  const audiences = [...clientIds, ...draft.furtherAudiences].filter((value) => value !== '');
  const missing =
    draft.audienceRule === 'absent_allowed' ? 'none needed: it may be absent' : 'add a client ID';
  return {
    label: 'Expected aud',
    value: audiences.length === 0 ? null : audiences.join(' or '),
    missing,
  };
}
