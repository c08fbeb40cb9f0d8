import type { Comparison, DraftFix, Evidence, ReportStep, StepCode } from './report';

/** What a step found, before it has a name and a duration. */
export type StepContent = Omit<ReportStep, 'step' | 'durationMs'>;

interface More {
  readonly evidence?: readonly Evidence[];
  readonly comparison?: Comparison | null;
  readonly advice?: string | null;
  readonly fixes?: readonly DraftFix[];
}

const NOTHING = { evidence: [], comparison: null, advice: null, fixes: [] };

/** A step that found what it looked for. */
export function good(summary: string, more: More = {}): StepContent {
  return { ...NOTHING, outcome: 'good', code: null, summary, ...more };
}

/** A step that found something doubtful; the next ones go on. */
export function warning(code: StepCode, summary: string, more: More = {}): StepContent {
  return { ...NOTHING, outcome: 'warning', code, summary, ...more };
}

/** A step that failed. */
export function bad(code: StepCode, summary: string, more: More = {}): StepContent {
  return { ...NOTHING, outcome: 'bad', code, summary, ...more };
}

/** A step that these settings do not need. */
export function skipped(summary: string): StepContent {
  return { ...NOTHING, outcome: 'skipped', code: null, summary };
}

/** A step behind one that failed. */
export function notReached(): StepContent {
  return { ...NOTHING, outcome: 'not_reached', code: null, summary: 'Not reached.' };
}
