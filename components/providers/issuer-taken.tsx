'use client';

import type { ProviderDraft } from '@/lib/core/providers/draft';
import { WORKOS_BARE_ISSUER } from '@/lib/core/providers/workos-issuers';
import type { Conflict } from '@/lib/core/result';
import { Button } from '../ui/button';
import { buttonLook } from '../ui/button-look';

interface IssuerTakenActionsProps {
  conflict: Extract<Conflict, { kind: 'issuer_taken' }>;
  draft: ProviderDraft;
  /** Stops accepting the issuer of all WorkOS customers in this form. */
  onWithoutBareIssuer: () => void;
}

/** What to do about an issuer that another provider has already. */
export function IssuerTakenActions(props: IssuerTakenActionsProps) {
  const { conflict, draft, onWithoutBareIssuer } = props;
  const bare = draft.type === 'workos' && conflict.issuer === WORKOS_BARE_ISSUER;
  return (
    <>
      {bare && (
        <p className="w-full">
          All WorkOS environments made before mid-2025 sign as {WORKOS_BARE_ISSUER}, so only one
          provider can have it. Switch “Also accept {WORKOS_BARE_ISSUER}” off in one of the two.
        </p>
      )}
      {bare && draft.inputs.bareIssuer && (
        <Button variant="tint" size="small" onClick={onWithoutBareIssuer}>
          Switch it off here
        </Button>
      )}
      {/* In a tab of its own, so that nothing typed here is left. */}
      <a
        href={conflict.providerId}
        target="_blank"
        rel="noreferrer"
        className={buttonLook({ size: 'small' })}
      >
        Open {conflict.providerName}
      </a>
    </>
  );
}
