'use client';

import { Wrench } from 'lucide-react';
import { useState } from 'react';
import {
  type DraftFix,
  REPORT_STEPS,
  type ReportStep,
  type ReportStepName,
} from '@/lib/core/connections/report';
import { Button } from '../ui/button';
import { Diff } from '../ui/diff';
import { Panel } from '../ui/panel';
import { StepRow, Steps } from '../ui/steps';
import type { ConnectionTestState } from './connection-test-state';

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
  state: ConnectionTestState;
  onFix: (fix: DraftFix) => void;
}

/** The steps of a report in order: finished, running and waiting, then what it means. */
export function ReportSteps({ state, onFix }: ReportStepsProps) {
  const [all, setAll] = useState(false);
  const longestMs = Math.max(1, ...state.steps.map((step) => step.durationMs));
  const { report } = state;
  return (
    <Panel>
      <Steps label="Steps of the connection test" live={state.status === 'running'}>
        {REPORT_STEPS.map((name) => {
          const step = state.steps.find((done) => done.step === name);
          if (step)
            return (
              <FinishedStep key={name} step={step} longestMs={longestMs} all={all} onFix={onFix} />
            );
          if (state.running !== name)
            return <StepRow key={name} state="waiting" title={LABELS[name]} />;
          return <StepRow key={name} state="running" title={LABELS[name]} evidence="Asking" />;
        })}
        {report && (
          <StepRow
            state={report.outcome}
            title="For you"
            evidence={report.conclusion}
            ms={report.durationMs}
            share={1}
          />
        )}
      </Steps>
      {report && (
        <div className="border-t border-line px-2 py-1">
          <Button variant="quiet" size="small" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Hide the evidence' : 'Show the evidence of every step'}
          </Button>
        </div>
      )}
    </Panel>
  );
}

interface FinishedStepProps {
  step: ReportStep;
  longestMs: number;
  /** Shows the evidence of a step that passed too. */
  all: boolean;
  onFix: (fix: DraftFix) => void;
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
        <code className="ml-2 font-mono text-12 text-ink-3">{step.code}</code>
      )}
    </>
  );
}

function isDoubtful({ outcome }: ReportStep): boolean {
  return outcome === 'warning' || outcome === 'bad';
}

function StepDetail({ step, onFix }: { step: ReportStep; onFix: (fix: DraftFix) => void }) {
  const { comparison } = step;
  return (
    <div className="grid gap-2.5">
      {comparison !== null && (
        <Diff expected={comparison.expected} actual={comparison.actual} note={comparison.note} />
      )}
      {step.evidence.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-12">
          {step.evidence.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd className="font-mono wrap-anywhere text-ink-2">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {step.advice !== null && <p className="text-13 text-ink-2">{step.advice}</p>}
      {step.fixes.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {step.fixes.map((fix) => (
            <Button key={fix.label} variant="tint" size="small" onClick={() => onFix(fix)}>
              <Wrench aria-hidden />
              {fix.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
