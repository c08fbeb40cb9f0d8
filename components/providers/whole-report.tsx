import type { ReportSubject } from '@/lib/core/connections/report-text';
import { FailureCallout } from '../ui/failure-callout';
import { Skeleton } from '../ui/skeleton';
import { ReportKeys } from './report-keys';
import { ReportSteps } from './report-steps';
import type { OpenedReport } from './use-opened-report';

interface WholeReportProps {
  opened: OpenedReport;
  subject: ReportSubject;
  debuggerHref: string;
}

/** An earlier report with all its steps, or why it cannot be shown. */
export function WholeReport({ opened, subject, debuggerHref }: WholeReportProps) {
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
      <ReportSteps
        steps={report.steps}
        report={report}
        subject={subject}
        debuggerHref={debuggerHref}
        onFix={null}
      />
      <ReportKeys keys={report.keys} />
    </div>
  );
}
