'use client';

import { useEffect, useState } from 'react';
import type { ReportHistoryEntry } from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { Button } from '../ui/button';
import { ReportApart, ReportEntry } from './report-entry';
import { scrollTo, TEST_CONNECTION_ID } from './scrolled-to';
import { type ReadReportAction, useOpenedReport } from './use-opened-report';

const AT_FIRST = 5;

interface EarlierReportsProps {
  /** Newest first, without the one that is shown above. */
  reports: readonly ReportHistoryEntry[];
  /** The id of the report that the section above shows; null: it shows none. */
  shownAbove: string | null;
  subject: ReportSubject;
  debuggerHref: string;
  onRead: ReadReportAction;
}

/**
 * The tests of this provider that were run before, newest first, each with what changed by then.
 * One that the address names is shown above them where it is not, or no longer, among them.
 */
export function EarlierReports({ reports, shownAbove, onRead, ...rest }: EarlierReportsProps) {
  const { open, opened, named, toggle } = useOpenedReport(onRead, shownAbove);
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (named !== null && named === shownAbove)
      scrollTo(document.getElementById(TEST_CONNECTION_ID));
  }, [named, shownAbove]);
  const openAt = reports.findIndex(({ id }) => id === open);
  const isApart = open !== null && openAt < 0 && open !== shownAbove;
  if (reports.length === 0 && !isApart) return null;
  const shown = all || openAt >= AT_FIRST ? reports : reports.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="earlier-reports" className="grid gap-3">
      <h2 id="earlier-reports" className="text-15">
        Earlier reports
      </h2>
      {isApart && <ReportApart key={open} {...rest} opened={opened} onClose={() => toggle(open)} />}
      {shown.length > 0 && (
        <ul className="divide-y divide-line rounded-3 border border-line bg-surface">
          {shown.map((report) => (
            <ReportEntry
              key={report.id}
              {...rest}
              report={report}
              opened={open === report.id ? opened : null}
              isNamed={named === report.id}
              onToggle={() => toggle(report.id)}
            />
          ))}
        </ul>
      )}
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
