import { compareStates } from './compare-reports';
import type {
  ConnectionReport,
  ReportChange,
  ReportHistoryEntry,
  ReportStep,
  ReportSummary,
} from './report';
import { fitting } from './report-bounds';
import { carryState, type ReportState, stateOf } from './report-state';

/** Of a report, what lists show and what the next one is compared with: a few KB, at most some 50. */
export interface ReportRecord {
  readonly summary: ReportSummary;
  readonly state: ReportState;
  readonly keyCount: number;
  /** The first step that is as the whole is; null when all is good. */
  readonly firstProblem: Pick<ReportStep, 'code' | 'summary'> | null;
}

const KEYS_BYTES = 20_480;

/** What is kept of a report for lists; of very long key sets, the first ones. */
export function recordOf(report: ConnectionReport): ReportRecord {
  const state = stateOf(report);
  const keys = state.keys?.map((key) => ({ ...key, use: null, reason: null, validTo: null }));
  return {
    summary: summaryOf(report),
    state: { ...state, keys: keys === undefined ? null : fitting(keys, KEYS_BYTES) },
    keyCount: report.keys.length,
    firstProblem: firstProblemOf(report),
  };
}

function firstProblemOf({ outcome, steps }: ConnectionReport): ReportRecord['firstProblem'] {
  const step = outcome === 'good' ? undefined : steps.find((one) => one.outcome === outcome);
  return step === undefined ? null : { code: step.code, summary: step.summary };
}

/** What lists show of a report. */
export function summaryOf(report: ConnectionReport): ReportSummary {
  const { id, outcome, conclusion, issuer, testedBy, startedAt, durationMs } = report;
  return { id, outcome, conclusion, issuer, testedBy, startedAt, durationMs };
}

/**
 * The reports of one provider, newest first as given, each with what changed since the one before
 * it. What a test did not get to see is compared with the last one that did.
 */
export function reportHistory(newestFirst: readonly ReportRecord[]): readonly ReportHistoryEntry[] {
  let known: ReportState | null = null;
  const entries = newestFirst.toReversed().map(({ summary, state }) => {
    const changes: readonly ReportChange[] = known === null ? [] : compareStates(known, state);
    known = known === null ? state : carryState(known, state);
    return { ...summary, changes };
  });
  return entries.toReversed();
}
