'use client';

import type { ConnectionReport } from '@/lib/core/connections/report';
import type { ReportSubject } from '@/lib/core/connections/report-text';
import { CopyButton } from '../ui/copy-button';
import { latePart, useLatePart } from '../ui/late-part';

// Fetched once a report is shown: most visits of the page end before anything is copied.
const texts = latePart(() => import('@/lib/core/connections/report-text'));

const LOOK = { variant: 'quiet', size: 'small' } as const;

interface ReportCopiesProps {
  report: ConnectionReport;
  subject: ReportSubject;
}

/** The whole report for a ticket, as Markdown or JSON. */
export function ReportCopies({ report, subject }: ReportCopiesProps) {
  const module = useLatePart(texts, true);
  if (module === null) return null;
  return (
    <span className="flex flex-wrap gap-1 sm:ml-auto">
      <CopyButton value={module.reportMarkdown(report, subject)} label="report" look={LOOK}>
        Copy as Markdown
      </CopyButton>
      <CopyButton value={module.reportJson(report, subject)} label="report" look={LOOK}>
        Copy as JSON
      </CopyButton>
    </span>
  );
}
