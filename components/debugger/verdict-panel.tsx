import { BookOpen, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import type { VerdictExplanation } from '@/lib/core/tokens/explain-verdict';
import type { Refused, ValidToken } from '@/lib/core/tokens/verdict';
import { goodGrounds, placeOf } from '@/lib/core/tokens/verdict-words';
import { Comparison } from './comparison';
import { MarkedText } from './marked-text';

interface FrameProps {
  tone: 'good' | 'bad' | 'warn';
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}

const FRAMES = { good: 'border-good-line', bad: 'border-bad-line', warn: 'border-warn-line' };
const ICONS = {
  good: <CircleCheck className="mt-0.75 size-4 text-good" aria-hidden />,
  bad: <CircleX className="mt-0.75 size-4 text-bad" aria-hidden />,
  warn: <TriangleAlert className="mt-0.75 size-4 text-warn" aria-hidden />,
};

function Frame({ tone, title, lead, children }: FrameProps) {
  return (
    <section
      aria-labelledby="verdict"
      className={cn('grid min-w-0 gap-5 rounded-3 border bg-surface p-5 max-sm:p-4', FRAMES[tone])}
    >
      <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3">
        {ICONS[tone]}
        <div className="grid min-w-0 gap-1">
          <h3 id="verdict" className="scroll-mt-4 text-15 font-semibold wrap-anywhere">
            {title}
          </h3>
          <p className="text-13 wrap-anywhere text-ink-2">{lead}</p>
        </div>
      </div>
      {children}
    </section>
  );
}

interface RefusedPanelProps {
  refused: Refused;
  explanation: VerdictExplanation;
  /** Page of the provider that it was checked against; null: none. */
  providerHref: string | null;
  /** Markdown for a ticket. */
  report: string;
  /** What can be done here at once. */
  actions: ReactNode;
}

/** The first fault of a token: what differs, why, and what to do. */
export function RefusedPanel(props: RefusedPanelProps) {
  const { refused, explanation, providerHref, report, actions } = props;
  const retryable = refused.code === 'JWKS_FETCH_FAILED';
  return (
    <Frame
      tone={retryable ? 'warn' : 'bad'}
      title={retryable ? explanation.title : `Refused: ${asClause(explanation.title)}`}
      lead={<Lead refused={refused} />}
    >
      <Comparison fault={refused} check={refused.check} />
      <div className="grid gap-5 lg:grid-cols-2 lg:gap-8">
        <Part title="Why">
          <MarkedText text={explanation.cause} />
        </Part>
        <Part title="What to do">
          <MarkedText text={explanation.remedy} />
          <div className="mt-3 flex flex-wrap gap-2">
            {actions}
            <CopyButton value={report} label="report" look={{ size: 'small' }}>
              Copy as report
            </CopyButton>
          </div>
          {providerHref === null ? null : (
            <div className="mt-3">
              <ToGuide href={`${providerHref}#${explanation.guideAnchor}`}>
                {refused.code} in the guide
              </ToGuide>
            </div>
          )}
        </Part>
      </div>
    </Frame>
  );
}

/** A title goes on after a colon unless it begins with a name. */
function asClause(title: string): string {
  return /^[A-Z][a-z]+ /.test(title) && !/^(?:Auth0|Clerk|Work)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}

function Lead({ refused }: { refused: Refused }) {
  const { code, check, checks } = refused;
  const name = <code className="font-mono text-12 font-semibold text-bad">{code}</code>;
  if (code === 'JWKS_FETCH_FAILED') return <>{name} says nothing about the token: try again.</>;
  if (check === null) return name;
  return (
    <>
      {name} is the first failing check, {placeOf(check)}. {goodGrounds(checks ?? [])}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 text-13 wrap-anywhere text-ink-2">
      <h4 className="mb-1.5 text-13 font-semibold text-ink">{title}</h4>
      {children}
    </div>
  );
}

/** Leads to a part of the guide on the provider's page. */
function ToGuide({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="link inline-flex items-center gap-1.5">
      <BookOpen className="size-3.5" aria-hidden />
      {children}
    </Link>
  );
}

interface AcceptedPanelProps {
  verdict: ValidToken;
  title: string;
  /** `warn` where only a switch stands in the way. */
  tone: 'good' | 'warn';
  report: string;
  /** Ends the token's life, in words, such as `in 5 min`. */
  expires: ReactNode;
  /** The part of the guide on what the tokens of this provider hold; null: there is no provider. */
  guideHref: string | null;
}

/** A good token, and what an application would learn of it. */
export function AcceptedPanel(props: AcceptedPanelProps) {
  const { verdict, title, tone, report, expires, guideHref } = props;
  const { keyId, algorithm, permissions, subject } = verdict;
  return (
    <Frame
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
          {permissions.length === 0 ? 'none' : permissions.join(', ')}
        </Fact>
        <Fact term="Expires">{expires}</Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
        <CopyButton value={report} label="report" look={{ size: 'small' }}>
          Copy as report
        </CopyButton>
        {guideHref === null ? null : <ToGuide href={guideHref}>What its tokens hold</ToGuide>}
      </div>
    </Frame>
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
