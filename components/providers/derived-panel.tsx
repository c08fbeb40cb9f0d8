'use client';

import type { Derivation } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { readIssuer } from '@/lib/core/providers/issuer-field';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { Badge } from '../ui/badge';
import { Callout } from '../ui/callout';
import { type DerivedRow, DerivedValues } from '../ui/derived-values';
import { changedParts } from './changed-parts';

interface DerivedPanelProps {
  draft: ProviderDraft;
  /** What is saved; what differs from it is marked. */
  base: ProviderDraft;
  /** The key set address that the last test of these settings read. */
  testedJwksUri: string | null;
}

/** What follows from the fields above, live while they are typed. */
export function DerivedPanel({ draft, base, testedJwksUri }: DerivedPanelProps) {
  const derived = providerTypeOf(draft.type).derive(draft);
  const changed = changedParts(base, draft);
  const [discovery] = derived.discoveryAddresses;
  const missing = missingWords(draft);
  return (
    <div className="grid gap-3">
      <DerivedValues
        title="Follows from the fields above"
        aside={changed.length > 0 && <Badge tone="accent">live</Badge>}
        changed={changed}
        rows={[
          issuerRow(draft, derived, missing),
          { label: 'Discovery', values: textsOf(discovery), missing },
          jwksRow(draft, derived, testedJwksUri, missing),
          audienceRow(draft, derived),
          ...partyRows(draft),
        ]}
      />
      <AbsentAudience draft={draft} />
    </div>
  );
}

const textsOf = (text: string | null | undefined) =>
  text === null || text === undefined ? [] : [{ text }];

function missingWords({ type }: ProviderDraft): string {
  const { fields } = providerTypeOf(type);
  const first = fields.find(({ kind }) => kind === 'text');
  return first === undefined ? 'not known yet' : `enter the ${lowered(first.label)}`;
}

/** Without its capital, but for abbreviations. */
function lowered(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function issuerRow(draft: ProviderDraft, { issuers }: Derivation, missing: string): DerivedRow {
  const further = draft.furtherIssuers
    .map((text) => readIssuer(text).value)
    .filter((issuer) => issuer !== '' && !issuers.includes(issuer));
  const values = [
    ...issuers.map((text) => ({ text })),
    ...further.map((text) => ({ text, note: 'from Advanced' })),
  ];
  return { label: values.length > 1 ? 'Issuers' : 'Issuer', values, missing };
}

function jwksRow(
  draft: ProviderDraft,
  derived: Derivation,
  tested: string | null,
  missingIssuer: string,
): DerivedRow {
  const address = derived.jwksAddress ?? tested;
  const known = derived.issuers.length > 0;
  const missing = known ? 'the discovery document names it; press Test Connection' : missingIssuer;
  const row = { label: 'JWKS', values: textsOf(address), missing };
  if (draft.pastedKeys.trim() !== '') return { ...row, replaced: 'keys pasted under Advanced' };
  const typed = draft.jwksAddress.trim();
  if (typed === '' || typed === address) return row;
  return { ...row, replaced: 'address typed under Advanced' };
}

function audienceRow(draft: ProviderDraft, { audiences }: Derivation): DerivedRow {
  const all = [...new Set([...audiences, ...draft.furtherAudiences])].filter((text) => text !== '');
  const absent = draft.audienceRule === 'absent_allowed';
  return {
    label: 'Expected aud',
    values: all.map((text) => ({ text })),
    ...(all.length > 1 && { note: 'one of these' }),
    missing: absent ? 'none needed: it may be absent' : missingAudience(draft),
  };
}

function missingAudience({ type }: ProviderDraft): string {
  const { audiencePath } = providerTypeOf(type);
  return audiencePath === 'inputs.clientIds' ? 'add a client ID' : 'add an audience';
}

function partyRows(draft: ProviderDraft): readonly DerivedRow[] {
  if (draft.azpRule === 'off') return [];
  const values = draft.authorizedParties.map((text) => ({ text }));
  const optional = draft.azpRule === 'if_present' ? 'where it is present' : null;
  const note = optional ?? (values.length > 1 ? 'one of these' : undefined);
  return [
    { label: 'Expected azp', values, missing: 'add an authorized party', ...(note && { note }) },
  ];
}

/** Says all the time what it means that tokens need not name an audience. */
function AbsentAudience({ draft }: { draft: ProviderDraft }) {
  if (draft.audienceRule !== 'absent_allowed') return null;
  if (draft.azpRule === 'required') {
    return (
      <Callout tone="warning" title="Tokens without an audience are accepted">
        Only azp tells your applications apart, so it is required and must be one of the values
        listed. An audience that is present is still checked.
      </Callout>
    );
  }
  return (
    <Callout tone="warning" title="Every token of this issuer is accepted">
      A token that names no audience was made for nobody in particular. Allow this only when the
      issuer signs for your applications alone. An audience that is present is still checked.
    </Callout>
  );
}
