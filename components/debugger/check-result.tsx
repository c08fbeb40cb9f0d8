'use client';

import { KeyRound, PlugZap, TimerReset } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { Refused } from '@/lib/core/tokens/verdict';
import { TEST_CONNECTION_ID } from '../providers/scrolled-to';
import { CheckList } from './check-list';
import type { CheckedToken } from './checked-token';
import { explained, laterFaults, reportOf } from './explained-check';
import { FixLink } from './fix-link';
import { LaterFaults } from './later-faults';
import { AcceptedPanel, RefusedPanel } from './verdict-panel';

interface CheckResultProps {
  checked: CheckedToken;
  /** Whom it was checked against; null: none has the issuer. */
  provider: KnownProvider | null;
  /** What can be done about an issuer that is no enabled provider's. */
  forIssuer: ReactNode;
  /** Judges by the moment of issue; null where that was done, or cannot be. */
  onAsOfIssue: (() => void) | null;
}

/** The verdict on a token: its headline, what else is wrong, and every check. */
export function CheckResult(props: CheckResultProps) {
  const { checked, provider } = props;
  const { verdict } = checked;
  const report = reportOf(checked, provider?.name ?? null);
  return (
    <div className="grid gap-6">
      {verdict.valid ? (
        <AcceptedPanel
          verdict={verdict}
          title={
            provider?.enabled === false
              ? `Good for ${provider.name}, which is disabled`
              : `Accepted by ${provider?.name ?? ''}`
          }
          tone={provider?.enabled === false ? 'warn' : 'good'}
          report={report}
          guideHref={provider === null ? null : `${provider.href}#standard-claims`}
          expires={<RelativeTime at={verdict.expiresAt * 1000} />}
        />
      ) : (
        <RefusedPanel
          refused={verdict}
          explanation={explained(checked, verdict)}
          providerHref={provider?.href ?? null}
          report={report}
          actions={<Actions {...props} refused={verdict} />}
        />
      )}
      {verdict.valid ? null : (
        <LaterFaults faults={laterFaults(checked, verdict)} provider={provider} />
      )}
      {verdict.checks === null ? null : <CheckList checks={verdict.checks} />}
    </div>
  );
}

function Actions(props: CheckResultProps & { refused: Refused }) {
  const { checked, provider, forIssuer, onAsOfIssue, refused } = props;
  const isTime = refused.code === 'TOKEN_EXPIRED' || refused.code === 'TOKEN_NOT_YET_VALID';
  const isKeys = ['JWKS_FETCH_FAILED', 'KEY_NOT_FOUND', 'KEY_REJECTED'].includes(refused.code);
  return (
    <>
      <FixLink fix={explained(checked, refused).fix} provider={provider} />
      {isTime && onAsOfIssue !== null ? (
        <Button size="small" onClick={onAsOfIssue}>
          <TimerReset aria-hidden />
          Judge as of its issue
        </Button>
      ) : null}
      {isKeys && provider !== null ? (
        <Button asChild size="small">
          <Link href={`${provider.href}#${TEST_CONNECTION_ID}`} prefetch={false}>
            {refused.code === 'JWKS_FETCH_FAILED' ? (
              <PlugZap aria-hidden />
            ) : (
              <KeyRound aria-hidden />
            )}
            Test Connection
          </Link>
        </Button>
      ) : null}
      {refused.check === 'issuer' ? forIssuer : null}
    </>
  );
}
