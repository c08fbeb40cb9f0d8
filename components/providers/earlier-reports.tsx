'use client';

import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReportHistoryEntry } from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { Button } from '../ui/button';
import { RelativeTime } from '../ui/relative-time';
import { Skeleton } from '../ui/skeleton';
import { StateIcon } from '../ui/state-icon';
import { FailureCallout } from './failure-callout';
import { ReportChanges } from './report-changes';
import { ReportKeys } from './report-keys';
import { ReportSteps } from './report-steps';
import { type OpenedReport, type ReadReportAction, useOpenedReport } from './use-opened-report';

const VERDICTS: Readonly<Record<ReportHistoryEntry['outcome'], string>> = {
  good: 'All steps passed',
  warning: 'Passed with a doubt',
  bad: 'Failed',
};

const AT_FIRST = 5;

interface EarlierReportsProps {
  /** Newest first. */
  reports: readonly ReportHistoryEntry[];
  subject: ReportSubject;
  onRead: ReadReportAction;
}

/** The tests of this provider that were run before, newest first, each with what changed by then. */
export function EarlierReports({ reports, subject, onRead }: EarlierReportsProps) {
  const { open, opened, toggle } = useOpenedReport(onRead);
  const [all, setAll] = useState(false);
  if (reports.length === 0) return null;
  const openAt = reports.findIndex(({ id }) => id === open);
  const shown = all || openAt >= AT_FIRST ? reports : reports.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="earlier-reports" className="grid gap-3">
      <h2 id="earlier-reports" className="text-15">
        Earlier reports
      </h2>
      <ul className="divide-y divide-line rounded-3 border border-line bg-surface">
        {shown.map((report) => (
          <Entry
            key={report.id}
            report={report}
            opened={open === report.id ? opened : null}
            subject={subject}
            onToggle={() => toggle(report.id)}
          />
        ))}
      </ul>
      {shown.length < reports.length && (
        <div>
          <Button variant="quiet" size="small" onClick={() => setAll(true)}>
            Show {reports.length - shown.length} more
          </Button>
        </div>
      )}
    </section>
  );
}

interface EntryProps {
  report: ReportHistoryEntry;
  /** Null: closed. */
  opened: OpenedReport | null;
  subject: ReportSubject;
  onToggle: () => void;
}

function Entry({ report, opened, subject, onToggle }: EntryProps) {
  const region = useId();
  const open = opened !== null;
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={region}
        onClick={onToggle}
        className="grid w-full grid-cols-[16px_minmax(0,1fr)_auto_14px] gap-x-3 rounded-3 px-4 py-3 text-left text-13 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <StateIcon state={report.outcome} className="mt-0.5" />
        <span className="min-w-0">
          <span className="block font-strong text-ink">{VERDICTS[report.outcome]}</span>
          <span className="block text-12 wrap-anywhere text-ink-3">
            {report.outcome === 'good' ? '' : `${report.conclusion} `}
            {report.issuer ?? 'No document'}, by {report.testedBy}, {report.durationMs} ms
          </span>
        </span>
        <RelativeTime at={report.startedAt} className="text-12 text-ink-3" />
        <ChevronRight
          aria-hidden
          className={`mt-0.75 size-3.5 text-ink-3 transition-transform ${open ? 'rotate-90' : ''}`}
        />
      </button>
      {report.changes.length > 0 && (
        <div className="pr-4 pb-3 pl-11">
          <ReportChanges changes={report.changes} />
        </div>
      )}
      <div id={region} hidden={!open}>
        {open && <WholeReport opened={opened} subject={subject} />}
      </div>
    </li>
  );
}

function WholeReport({ opened, subject }: { opened: OpenedReport; subject: ReportSubject }) {
  if (opened.status === 'loading') {
    return (
      <div className="px-4 pb-4" aria-busy>
        <Skeleton shape="h-80 rounded-3" />
      </div>
    );
  }
  if (opened.status === 'failed') {
    return (
      <div className="px-4 pb-4">
        <FailureCallout title="The report could not be opened" failure={opened.failure} />
      </div>
    );
  }
  const { report } = opened;
  return (
    <div className="grid gap-5 bg-canvas px-4 py-4">
      <ReportSteps steps={report.steps} report={report} subject={subject} onFix={null} />
      <ReportKeys keys={report.keys} />
    </div>
  );
}
