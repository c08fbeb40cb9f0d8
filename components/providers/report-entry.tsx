'use client';

import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { ReportHistoryEntry } from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { Button } from '../ui/button';
import { RelativeTime } from '../ui/relative-time';
import { StateIcon } from '../ui/state-icon';
import { ReportChanges } from './report-changes';
import { useScrolledTo } from './scrolled-to';
import type { OpenedReport } from './use-opened-report';
import { WholeReport } from './whole-report';

const VERDICTS: Readonly<Record<ReportHistoryEntry['outcome'], string>> = {
  good: 'All steps passed',
  warning: 'Passed with a doubt',
  bad: 'Failed',
};

interface ReportApartProps {
  opened: OpenedReport;
  subject: ReportSubject;
  debuggerHref: string;
  onClose: () => void;
}

/** A report that the list does not have: it is too old for it, or there is none of this id. */
export function ReportApart({ onClose, ...report }: ReportApartProps) {
  const { opened } = report;
  const place = useScrolledTo<HTMLDivElement>(true);
  return (
    <div ref={place} className="scroll-mt-4 rounded-3 border border-line bg-surface">
      <div className="flex items-center gap-3 px-4 py-2 text-13">
        {opened.status === 'here' && <StateIcon state={opened.report.outcome} />}
        <span className="font-strong text-ink">
          {opened.status === 'here' ? VERDICTS[opened.report.outcome] : 'The report of this link'}
        </span>
        <span className="ml-auto text-12 text-ink-3">
          {opened.status === 'here' && <RelativeTime at={opened.report.startedAt} />}
        </span>
        <Button variant="quiet" size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      <WholeReport {...report} />
    </div>
  );
}

interface ReportEntryProps {
  report: ReportHistoryEntry;
  /** Null: closed. */
  opened: OpenedReport | null;
  /** The address names it, so it is what the visitor came for. */
  isNamed: boolean;
  subject: ReportSubject;
  debuggerHref: string;
  onToggle: () => void;
}

/** One report of the list: a line, and all of it while it is open. */
export function ReportEntry({ report, opened, isNamed, onToggle, ...rest }: ReportEntryProps) {
  const region = useId();
  const place = useScrolledTo<HTMLLIElement>(isNamed);
  const open = opened !== null;
  return (
    <li ref={place} className="scroll-mt-4">
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
        {open && <WholeReport {...rest} opened={opened} />}
      </div>
    </li>
  );
}
