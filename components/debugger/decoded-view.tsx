'use client';

import { type Ref, useEffect, useMemo, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { Callout } from '@/components/ui/callout';
import { type KnownProvider, matchIssuer } from '@/lib/core/tokens/match-issuer';
import { lastTimeChange } from '@/lib/core/tokens/time-warnings';
import { guessTokenKind } from '@/lib/core/tokens/token-kind';
import { tokenWarnings } from '@/lib/core/tokens/token-warnings';
import { useClockValue } from '../ui/clock';
import type { CheckActions } from './check-actions';
import { ClaimsPanel } from './claims-panel';
import { type CheckSummary, TokenCheck } from './token-check';
import { TokenPanel } from './token-panel';
import type { ReadView } from './use-debugger';
import { WarningList } from './warning-list';

interface DecodedViewProps {
  view: ReadView;
  providers: readonly KnownProvider[];
  complete: boolean;
  newProviderHref: string | null;
  checks: CheckActions;
  onChoose: (chosen: number) => void;
  onClear: () => void;
  focusRef: Ref<HTMLDivElement>;
}

/** A token that was read: its parts, its provider, what is odd, its claims. */
export function DecodedView(props: DecodedViewProps) {
  const { view, providers, complete, newProviderHref, onChoose, onClear, focusRef } = props;
  const { decoded } = view;
  const [summary, setSummary] = useState<CheckSummary | null>(null);
  const kind = useMemo(
    () => guessTokenKind(decoded.header.value, decoded.payload.value),
    [decoded],
  );
  useEffect(() => {
    const claims = Object.keys(decoded.payload.value).length;
    announce(`Decoded, not verified: ${kind.label} with ${claims} claims.`);
  }, [decoded, kind]);
  const match = useMemo(
    () => matchIssuer(decoded.payload.value.iss, providers),
    [decoded, providers],
  );
  const changedAt = useClockValue((now) => lastTimeChange(decoded.payload.value, now));
  const warnings = useMemo(
    () => tokenWarnings(decoded, kind, changedAt),
    [decoded, kind, changedAt],
  );
  return (
    <div className="grid gap-6">
      <Summary summary={summary} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[400px_minmax(0,1fr)]">
        <TokenPanel
          view={view}
          kind={kind}
          onChoose={onChoose}
          onClear={onClear}
          focusRef={focusRef}
        />
        <div className="grid min-w-0 gap-4">
          <WarningList warnings={warnings} />
          <ClaimsPanel key={decoded.token} decoded={decoded} warnings={warnings} match={match} />
        </div>
      </div>
      <TokenCheck
        key={decoded.token}
        decoded={decoded}
        match={match}
        providers={providers}
        complete={complete}
        newProviderHref={newProviderHref}
        actions={props.checks}
        onChecked={setSummary}
      />
    </div>
  );
}

/** What is known of the token so far; the check itself stands below the claims. */
function Summary({ summary }: { summary: CheckSummary | null }) {
  if (summary === null) {
    return (
      <Callout tone="neutral" title="Decoded, not verified">
        This page has not checked the signature: anyone could have written these claims.
      </Callout>
    );
  }
  return (
    <Callout tone={summary.good ? 'good' : 'bad'} title={summary.title}>
      <a href="#check" className="link">
        See every check
      </a>
    </Callout>
  );
}
