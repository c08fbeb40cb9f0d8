import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { codeHref } from '@/lib/core/docs/docs-pages';
import type { VerdictExplanation } from '@/lib/core/tokens/explain-verdict';
import type { Refused } from '@/lib/core/tokens/verdict';
import { goodGrounds, placeOf } from '@/lib/core/tokens/verdict-words';
import { Comparison } from './comparison';
import { MarkedText } from './marked-text';
import { ToGuide, VerdictFrame } from './verdict-frame';

interface RefusedPanelProps {
  refused: Refused;
  /** Whether what was expected says something: no saved issuer does where none comes near. */
  isCompared: boolean;
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
  const { refused, explanation, isCompared, providerHref, report, actions } = props;
  const retryable = refused.code === 'JWKS_FETCH_FAILED';
  return (
    <VerdictFrame
      tone={retryable ? 'warn' : 'bad'}
      title={explanation.title}
      lead={<Lead refused={refused} />}
    >
      {isCompared ? <Comparison fault={refused} check={refused.check} /> : null}
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
    </VerdictFrame>
  );
}

function Lead({ refused }: { refused: Refused }) {
  const { code, check, checks } = refused;
  // In a tab of its own: the token that was pasted here is kept nowhere.
  const name = (
    <a href={codeHref(code)} target="_blank" rel="noreferrer" className="link text-bad">
      <code className="font-mono text-12 font-semibold">{code}</code>
    </a>
  );
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
