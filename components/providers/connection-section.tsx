'use client';

import { CheckCheck, History, RefreshCw, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftFix, ReportChange } from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { FailureCallout } from '../ui/failure-callout';
import { RelativeTime } from '../ui/relative-time';
import type { ConnectionTestState } from './connection-test-state';
import { ReportChanges } from './report-changes';
import { ReportKeys } from './report-keys';
import { ReportSteps } from './report-steps';
import { TEST_CONNECTION_ID, useInSight } from './scrolled-to';

interface ConnectionSectionProps {
  state: ConnectionTestState;
  /** Whether the report belongs to exactly what the form holds now. */
  fresh: boolean;
  /** What changed since the test before the one that is shown. */
  changes: readonly ReportChange[];
  subject: ReportSubject;
  debuggerHref: string;
  canTest: boolean;
  onTest: () => void;
  onCancel: () => void;
  onFix: (fix: DraftFix) => void;
}

/** Test Connection: the button, the report as it arrives, and the keys that were found. */
export function ConnectionSection(props: ConnectionSectionProps) {
  const { state, fresh, canTest, onTest, onCancel } = props;
  const place = useInSight<HTMLElement>(state.status === 'running');
  return (
    // The margin keeps what is scrolled to clear of the save bar.
    <section
      ref={place}
      aria-labelledby={TEST_CONNECTION_ID}
      className="grid scroll-mt-4 scroll-mb-28 gap-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-3">
        <h2 id={TEST_CONNECTION_ID} className="scroll-mt-4 text-15">
          Test Connection
        </h2>
        <Freshness state={state} fresh={fresh} />
        <div className="ml-auto flex gap-2">
          {state.status === 'running' && (
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button
            onClick={onTest}
            disabled={!canTest}
            pending={state.status === 'running'}
            pendingLabel="Testing"
          >
            <RefreshCw aria-hidden />
            {state.status === 'idle' ? 'Test Connection' : 'Run again'}
          </Button>
        </div>
      </div>
      <Body {...props} />
      {state.report !== null && <ReportChanges changes={props.changes} />}
      <div className="mt-5 empty:hidden">
        <ReportKeys keys={state.keys} />
      </div>
    </section>
  );
}

function Body({ state, subject, debuggerHref, onFix }: ConnectionSectionProps) {
  if (state.status === 'failed' && state.failure !== null) {
    return <FailureCallout title="The test did not run" failure={state.failure} />;
  }
  if (state.status === 'idle') return <NotTested />;
  const { steps, running, report } = state;
  return (
    <ReportSteps
      steps={steps}
      running={running}
      report={report}
      subject={subject}
      debuggerHref={debuggerHref}
      onFix={onFix}
    />
  );
}

function NotTested() {
  return (
    <div className="flex items-start gap-3 rounded-3 border border-dashed border-line-control p-4 text-13 text-ink-2">
      <Unplug aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
      <p>
        Not tested. The test reads the discovery document and the keys of what the form holds now,
        saved or not, and says at each step what was found.
      </p>
    </div>
  );
}

function Freshness({ state, fresh }: { state: ConnectionTestState; fresh: boolean }): ReactNode {
  if (state.report === null) return null;
  const when = <RelativeTime at={state.report.startedAt} />;
  return fresh ? (
    <Badge icon={<CheckCheck aria-hidden />}>Exactly these settings, {when}</Badge>
  ) : (
    <Badge dashed icon={<History aria-hidden />}>
      Stale: edited since, {when}
    </Badge>
  );
}
