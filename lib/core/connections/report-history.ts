import { compareStates } from './compare-reports';
import type { ConnectionReport, ReportChange, ReportHistoryEntry, ReportSummary } from './report';
import { carryState, type ReportState, stateOf } from './report-state';

/** What lists show of a report. */
export function summaryOf(report: ConnectionReport): ReportSummary {
  const { id, outcome, conclusion, issuer, testedBy, startedAt, durationMs } = report;
  return { id, outcome, conclusion, issuer, testedBy, startedAt, durationMs };
}

/**
 * The reports of one provider, newest first as given, each with what changed since the one before
 * it. What a test did not get to see is compared with the last one that did.
 */
export function reportHistory(
  newestFirst: readonly ConnectionReport[],
): readonly ReportHistoryEntry[] {
  let known: ReportState | null = null;
  const entries = newestFirst.toReversed().map((report) => {
    const state = stateOf(report);
    const changes: readonly ReportChange[] = known === null ? [] : compareStates(known, state);
    known = known === null ? state : carryState(known, state);
    return { ...summaryOf(report), changes };
  });
  return entries.toReversed();
}
