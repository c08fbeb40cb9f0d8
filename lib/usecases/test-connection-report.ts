import { conclude } from '@/lib/core/connections/conclude';
import { badInputStep } from '@/lib/core/connections/input-step';
import { withOwnWords } from '@/lib/core/connections/own-words';
import {
  type ConnectionReport,
  REPORT_STEPS,
  type ReportEvent,
  type ReportStep,
  type ReportStepName,
} from '@/lib/core/connections/report';
import { boundedFindings, boundedKeys, boundedStep } from '@/lib/core/connections/report-bounds';
import { bad, notReached, type StepContent } from '@/lib/core/connections/step-content';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { ProviderSettings } from '@/lib/core/providers/settings';
import type { FieldErrors } from '@/lib/core/result';
import { verifiableAlgorithms } from './test-connection-keys';
import { factsOf, newState, type ReportContext, type TestState } from './test-connection-state';
import { STEPS } from './test-connection-steps';

/** What is tested: settings, or the problems of a draft that cannot be tested yet. */
export type Subject =
  | { readonly ok: true; readonly settings: ProviderSettings; readonly draft: ProviderDraft }
  | { readonly ok: false; readonly fields: FieldErrors };

/** The part of a report that the steps settle. */
export type Findings = Pick<
  ConnectionReport,
  'outcome' | 'conclusion' | 'steps' | 'keys' | 'issuer' | 'jwksUri' | 'facts'
>;

/** Runs the steps in order, yielding each as it begins and ends; returns what they add up to. */
export async function* runSteps(
  subject: Subject,
  context: ReportContext,
): AsyncGenerator<ReportEvent, Findings> {
  if (!subject.ok) return yield* refuseInput(subject.fields);
  const state = newState(subject.settings, subject.draft, context);
  const steps: ReportStep[] = [];
  try {
    for (const name of REPORT_STEPS) {
      const step = yield* runStep(name, state, steps, context.signal);
      steps.push(step);
      yield { type: 'step', step };
      if (name === 'keys' && state.keys.length > 0) yield { type: 'keys', keys: shownKeys(state) };
    }
  } finally {
    await state.fetch.close();
  }
  return findingsOf(state, steps);
}

async function* runStep(
  name: ReportStepName,
  state: TestState,
  before: readonly ReportStep[],
  signal: AbortSignal,
): AsyncGenerator<ReportEvent, ReportStep> {
  if (before.some(stops)) return { ...notReached(), step: name, durationMs: 0 };
  yield { type: 'running', step: name };
  const startedAt = state.now();
  const found: StepContent = await STEPS[name](state);
  // Whatever a step made of fetches that were cut off, it did not end by itself.
  if (signal.aborted)
    return { ...cancelled(found), step: name, durationMs: since(state, startedAt) };
  const content = boundedStep(withOwnWords(found, state.context.definition.words));
  return { ...content, step: name, durationMs: since(state, startedAt) };
}

function since({ now }: TestState, startedAt: number): number {
  return Math.max(0, Math.round(now() - startedAt));
}

function cancelled(found: StepContent): StepContent {
  return found.code === 'CANCELLED' ? found : bad('CANCELLED', 'The test was cancelled.');
}

/** A published private key is a failure, but what can be said of the other keys is said. */
function stops({ outcome, code }: ReportStep): boolean {
  return outcome === 'bad' && code !== 'KEYS_PRIVATE';
}

async function* refuseInput(fields: FieldErrors): AsyncGenerator<ReportEvent, Findings> {
  yield { type: 'running', step: 'input' };
  const steps = REPORT_STEPS.map((step) => ({
    ...(step === 'input' ? boundedStep(badInputStep(fields)) : notReached()),
    step,
    durationMs: 0,
  }));
  for (const step of steps) yield { type: 'step', step };
  const facts = {
    steps,
    issuers: [],
    algorithms: [],
    keysFrom: 'discovery',
    withoutAudience: false,
  } as const;
  return { ...conclude(facts), steps, keys: [], issuer: null, jwksUri: null };
}

function findingsOf(state: TestState, steps: readonly ReportStep[]): Findings {
  const { settings } = state;
  const conclusion = conclude({
    steps,
    issuers: state.issuers,
    algorithms: verifiableAlgorithms(state),
    keysFrom: keysFrom(settings),
    withoutAudience: settings.audienceRule === 'absent_allowed',
  });
  return boundedFindings({
    ...conclusion,
    steps,
    keys: shownKeys(state),
    issuer: state.metadata?.issuer ?? null,
    jwksUri: state.jwksUri,
    facts: factsOf(state),
  });
}

function keysFrom({ pastedKeys, jwksAddress }: ProviderSettings) {
  if (pastedKeys !== null) return 'pasted' as const;
  return jwksAddress?.source === 'typed' ? ('address' as const) : ('discovery' as const);
}

function shownKeys({ keys }: TestState) {
  return boundedKeys(keys.map(({ shown }) => shown));
}
