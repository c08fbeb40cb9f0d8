'use client';

import { KeyRound, PlugZap, TimerReset } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { noPermissionsRead } from '@/lib/core/tokens/permissions-claim';
import type { Refused, ValidToken } from '@/lib/core/tokens/verdict';
import { TEST_CONNECTION_ID } from '../providers/scrolled-to';
import { AcceptedPanel } from './accepted-panel';
import type { CheckActions } from './check-actions';
import { CheckList } from './check-list';
import type { CheckedToken } from './checked-token';
import { acceptedTitle, explained, laterFaults, reportOf } from './explained-check';
import { FixLink } from './fix-link';
import { LaterFaults } from './later-faults';
import { mayBeOldKeys } from './old-keys';
import { RefreshAndCheck } from './refresh-and-check';
import { RefusedPanel } from './refused-panel';

interface CheckResultProps {
  checked: CheckedToken;
  /** Whom it was checked against; null: none has the issuer. */
  provider: KnownProvider | null;
  /** What can be done about an issuer that is no enabled provider's. */
  forIssuer: ReactNode;
  /** Judges by the moment of issue; null where that was done, or cannot be. */
  onAsOfIssue: (() => void) | null;
  onRefresh: CheckActions['onRefresh'];
  /** Judges once more, by what is saved and known now. */
  onAgain: () => void;
}

/** The verdict on a token: its headline, what else is wrong, and every check. */
export function CheckResult(props: CheckResultProps) {
  const { verdict } = props.checked;
  return (
    <div className="grid gap-6">
      {verdict.valid ? (
        <Accepted {...props} verdict={verdict} />
      ) : (
        <Refusal {...props} refused={verdict} />
      )}
      {verdict.checks === null ? null : <CheckList checks={verdict.checks} />}
    </div>
  );
}

function Accepted({ checked, provider, verdict }: CheckResultProps & { verdict: ValidToken }) {
  const isRead = checked.keys?.provider.permissionsPath !== null;
  return (
    <AcceptedPanel
      verdict={verdict}
      title={acceptedTitle(provider)}
      tone={provider?.enabled === false ? 'warn' : 'good'}
      report={reportOf(checked, provider?.name ?? null)}
      noPermissions={isRead ? 'none' : `not read: ${noPermissionsRead(verdict.claims)}`}
      guideHref={provider === null ? null : `${provider.href}#standard-claims`}
      expires={<RelativeTime at={verdict.expiresAt * 1000} />}
    />
  );
}

function Refusal(props: CheckResultProps & { refused: Refused }) {
  const { checked, provider, refused } = props;
  return (
    <>
      <RefusedPanel
        refused={refused}
        explanation={explained(checked, refused)}
        isCompared={provider !== null || refused.nearMiss !== null}
        providerHref={provider?.href ?? null}
        report={reportOf(checked, provider?.name ?? null)}
        actions={<Actions {...props} />}
      />
      <LaterFaults faults={laterFaults(checked, refused)} provider={provider} />
    </>
  );
}

function Actions(props: CheckResultProps & { refused: Refused }) {
  const { checked, provider, forIssuer, onAsOfIssue, onRefresh, refused } = props;
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
      {onRefresh !== null && provider !== null && mayBeOldKeys(refused, checked.keys) ? (
        <RefreshAndCheck
          onRefresh={() => onRefresh({ id: provider.id })}
          onRefreshed={props.onAgain}
        />
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
