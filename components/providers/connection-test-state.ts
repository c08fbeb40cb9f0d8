import type { ActionFailure, StreamFailure } from '@/lib/core/action-result';
import type {
  ConnectionReport,
  ReportEvent,
  ReportKey,
  ReportStep,
  ReportStepName,
} from '@/lib/core/connections/report';

/** What the page shows of a test: as it runs, when it has ended, or why it did not run. */
export interface ConnectionTestState {
  readonly status: 'idle' | 'running' | 'finished' | 'failed';
  readonly running: ReportStepName | null;
  readonly steps: readonly ReportStep[];
  readonly keys: readonly ReportKey[];
  readonly report: ConnectionReport | null;
  readonly failure: ActionFailure | null;
  /** Canonical text of the draft that the steps belong to; null when it is not known here. */
  readonly testedDraft: string | null;
}

export type StreamEvent = ReportEvent | StreamFailure;

export const IDLE: ConnectionTestState = {
  status: 'idle',
  running: null,
  steps: [],
  keys: [],
  report: null,
  failure: null,
  testedDraft: null,
};

/** The state with an earlier report in place of a run. */
export function showing(report: ConnectionReport, testedDraft: string | null): ConnectionTestState {
  return {
    ...IDLE,
    status: 'finished',
    steps: report.steps,
    keys: report.keys,
    report,
    testedDraft,
  };
}

/** The state at the press of the button. */
export function started(testedDraft: string): ConnectionTestState {
  return { ...IDLE, status: 'running', running: 'input', testedDraft };
}

/** The state after one more event of the stream. */
export function advance(state: ConnectionTestState, event: StreamEvent): ConnectionTestState {
  switch (event.type) {
    case 'running':
      return { ...state, running: event.step };
    case 'step':
      return { ...state, running: null, steps: [...state.steps, event.step] };
    case 'keys':
      return { ...state, keys: event.keys };
    case 'finished':
      return { ...showing(event.report, state.testedDraft) };
    case 'failed':
      return { ...state, status: 'failed', running: null, failure: event.failure };
  }
}
