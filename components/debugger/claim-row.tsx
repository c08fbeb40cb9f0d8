import { TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { ExplainedClaim } from '@/lib/core/tokens/explain-claims';
import { ClaimMomentText } from './claim-moment-text';
import { JsonCode } from './json-code';

interface ClaimRowProps {
  claim: ExplainedClaim;
  /** Titles of the warnings about this claim, in one text. */
  warning: string;
  /** What the page knows beyond the claim, such as the provider of an issuer. */
  aside?: ReactNode;
}

function Odd({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-start gap-1.5 text-warn">
      <TriangleAlert className="mt-0.75 size-3.5" aria-hidden />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** One claim: name, value, and what it means. */
export const ClaimRow = memo(function ClaimRow({ claim, warning, aside }: ClaimRowProps) {
  return (
    <div className="grid gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 text-13 last:border-b-0 sm:grid-cols-[minmax(0,180px)_minmax(0,1fr)]">
      <dt className="font-mono text-12 leading-5 font-strong wrap-anywhere text-ink">
        <bdi dir="ltr">{claim.shownName}</bdi>
      </dt>
      <dd className="grid min-w-0 gap-0.5">
        <div className="flex items-start justify-between gap-2">
          <div
            dir="ltr"
            translate="no"
            className="min-w-0 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
          >
            <JsonCode pieces={claim.pieces} ink="text-part-2" />
          </div>
          <CopyButton value={claim.copy} label={claim.shownName} className="-my-0.5" />
        </div>
        <div className="text-ink-2">
          {claim.moment === null ? claim.sentence : <ClaimMomentText moment={claim.moment} />}
          {aside}
        </div>
        {warning === '' ? null : <Odd>{warning}.</Odd>}
        {claim.notes.map((note) => (
          <Odd key={note}>{note}</Odd>
        ))}
      </dd>
    </div>
  );
});
