'use client';

import type { DraftFix } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import type { Conflict } from '@/lib/core/result';
import { Button } from '../ui/button';
import { buttonLook } from '../ui/button-look';

interface IssuerTakenActionsProps {
  conflict: Extract<Conflict, { kind: 'issuer_taken' }>;
  draft: ProviderDraft;
  /** Stops accepting the issuer in this form. */
  onMend: (fix: DraftFix) => void;
}

/** What to do about an issuer that another provider has already. */
export function IssuerTakenActions({ conflict, draft, onMend }: IssuerTakenActionsProps) {
  const { sharedIssuer } = providerTypeOf(draft.type);
  const shared = sharedIssuer?.issuer === conflict.issuer ? sharedIssuer : null;
  const fix = shared?.without(draft) ?? null;
  return (
    <>
      {shared && <p className="w-full">{shared.words}</p>}
      {fix && (
        <Button variant="tint" size="small" onClick={() => onMend(fix)}>
          {fix.label}
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
