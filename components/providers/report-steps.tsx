'use client';

import Link from 'next/link';
import { useState } from 'react';
import {
  CHECK_A_TOKEN,
  type ConnectionReport,
  type DraftFix,
  REPORT_STEPS,
  type ReportStep,
  type ReportStepName,
} from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { Button } from '../ui/button';
import { Panel } from '../ui/panel';
import { StepRow, Steps } from '../ui/steps';
import { ReportCopies } from './report-copies';
import { StepDetail } from './step-detail';

const LABELS: Readonly<Record<ReportStepName, string>> = {
  input: 'Input',
  address: 'Address',
  discovery: 'Discovery',
  metadata: 'Metadata',
  issuer: 'Issuer',
  jwks: 'JWKS',
  keys: 'Keys',
  algorithms: 'Algorithms',
};

interface ReportStepsProps {
  steps: readonly ReportStep[];
  /** The step that is being taken now; null when none is. */
  running?: ReportStepName | null;
  /** Null while the test runs. */
  report: ConnectionReport | null;
  /** What is tested, for the copies. */
  subject: ReportSubject;
  /** Page that reads a token. */
  debuggerHref: string;
  /** Null: the report is of earlier settings, and nothing is mended from it. */
  onFix: ((fix: DraftFix) => void) | null;
}

/** The steps of a report in order: finished, running and waiting, then what it means. */
export function ReportSteps(props: ReportStepsProps) {
  const { steps, running = null, report, subject, debuggerHref, onFix } = props;
  const [all, setAll] = useState(false);
  const longestMs = Math.max(1, ...steps.map((step) => step.durationMs));
  return (
    <Panel>
      <Steps label="Steps of the connection test" live={report === null}>
        {REPORT_STEPS.map((name) => {
          const step = steps.find((done) => done.step === name);
          if (step)
            return (
              <FinishedStep key={name} step={step} longestMs={longestMs} all={all} onFix={onFix} />
            );
          if (running !== name) return <StepRow key={name} state="waiting" title={LABELS[name]} />;
          return <StepRow key={name} state="running" title={LABELS[name]} evidence="Asking" />;
        })}
        {report && (
          <StepRow
            state={report.outcome}
            title="For you"
            evidence={<Conclusion text={report.conclusion} debuggerHref={debuggerHref} />}
            ms={report.durationMs}
            share={1}
          />
        )}
      </Steps>
      {report && (
        <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1">
          <Button variant="quiet" size="small" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Hide the evidence' : 'Show the evidence of every step'}
          </Button>
          <ReportCopies report={report} subject={subject} />
        </div>
      )}
    </Panel>
  );
}

/** What the report means; where a token is wanted to know more, it leads there. */
function Conclusion({ text, debuggerHref }: { text: string; debuggerHref: string }) {
  if (!text.endsWith(CHECK_A_TOKEN)) return text;
  return (
    <>
      {text.slice(0, -CHECK_A_TOKEN.length)}
      <Link href={debuggerHref} prefetch={false} className="link">
        {CHECK_A_TOKEN}
      </Link>
    </>
  );
}

interface FinishedStepProps {
  step: ReportStep;
  longestMs: number;
  /** Shows the evidence of a step that passed too. */
  all: boolean;
  onFix: ReportStepsProps['onFix'];
}

function FinishedStep({ step, longestMs, all, onFix }: FinishedStepProps) {
  const reached = step.outcome !== 'not_reached' && step.outcome !== 'skipped';
  return (
    <StepRow
      state={step.outcome}
      title={LABELS[step.step]}
      evidence={<Found step={step} />}
      ms={reached ? step.durationMs : undefined}
      share={step.durationMs / longestMs}
    >
      {(isDoubtful(step) || (all && step.evidence.length > 0)) && (
        <StepDetail step={step} onFix={onFix} />
      )}
    </StepRow>
  );
}

function Found({ step }: { step: ReportStep }) {
  return (
    <>
      {step.summary}
      {isDoubtful(step) && step.code && (
        <a
          href={`#${step.code}`}
          title={`What ${step.code} means`}
          className="ml-2 font-mono text-12 text-ink-2 underline underline-offset-2 hover:text-ink"
        >
          {step.code}
        </a>
      )}
    </>
  );
}

function isDoubtful({ outcome }: ReportStep): boolean {
  return outcome === 'warning' || outcome === 'bad';
}
