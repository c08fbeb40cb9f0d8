import type { ReportSummary } from '@/lib/core/connections/report';
import { RelativeTime } from '../ui/relative-time';
import { StateIcon } from '../ui/state-icon';

const VERDICTS: Readonly<Record<ReportSummary['outcome'], string>> = {
  good: 'All steps passed',
  warning: 'Passed with a doubt',
  bad: 'Failed',
};

/** The tests of this provider that were run before, newest first. */
export function EarlierReports({ reports }: { reports: readonly ReportSummary[] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="earlier-reports" className="grid gap-3">
      <h2 id="earlier-reports" className="text-15">
        Earlier reports
      </h2>
      <ul className="divide-y divide-line rounded-3 border border-line bg-surface">
        {reports.map((report) => (
          <li
            key={report.id}
            className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 px-4 py-3 text-13"
          >
            <StateIcon state={report.outcome} />
            <div className="min-w-0">
              <p className="font-strong">{VERDICTS[report.outcome]}</p>
              <p className="text-12 text-ink-3 wrap-anywhere">
                {report.issuer ?? 'No document'}, by {report.testedBy}, {report.durationMs} ms
              </p>
            </div>
            <span className="text-12 text-ink-3">
              <RelativeTime at={report.startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
