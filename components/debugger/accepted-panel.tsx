import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import type { ValidToken } from '@/lib/core/tokens/verdict';
import { ToGuide, VerdictFrame } from './verdict-frame';

interface AcceptedPanelProps {
  verdict: ValidToken;
  title: string;
  /** `warn` where only a switch stands in the way. */
  tone: 'good' | 'warn';
  report: string;
  /** Ends the token's life, in words, such as `in 5 min`. */
  expires: ReactNode;
  /** Said where the token has no permissions. */
  noPermissions: string;
  /** The part of the guide on what the tokens of this provider hold; null: there is no provider. */
  guideHref: string | null;
}

/** A good token, and what an application would learn of it. */
export function AcceptedPanel(props: AcceptedPanelProps) {
  const { verdict, title, tone, report, expires, guideHref, noPermissions } = props;
  const { keyId, algorithm, permissions, subject } = verdict;
  return (
    <VerdictFrame
      tone={tone}
      title={title}
      lead={
        <>
          All 13 checks passed. {keyId === null ? 'A key without kid' : 'The key '}
          {keyId === null ? null : <code className="font-mono text-12 text-ink">{keyId}</code>}{' '}
          verified the signature with {algorithm}.
        </>
      }
    >
      <dl className="grid gap-x-8 gap-y-3 text-13 sm:grid-cols-3">
        <Fact term="Subject" mono>
          {subject}
        </Fact>
        <Fact term="Permissions" mono={permissions.length > 0}>
          {permissions.length > 0 ? permissions.join(', ') : noPermissions}
        </Fact>
        <Fact term="Expires">{expires}</Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
        <CopyButton value={report} label="report" look={{ size: 'small' }}>
          Copy as report
        </CopyButton>
        {guideHref === null ? null : <ToGuide href={guideHref}>What its tokens hold</ToGuide>}
      </div>
    </VerdictFrame>
  );
}

function Fact({
  term,
  mono = false,
  children,
}: {
  term: string;
  mono?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <dt className="text-12 text-ink-3">{term}</dt>
      <dd className={cn('wrap-anywhere text-ink', mono && 'font-mono text-12 leading-5')}>
        {children}
      </dd>
    </div>
  );
}
