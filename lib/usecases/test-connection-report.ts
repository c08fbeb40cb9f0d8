import { conclude } from '@/lib/core/connections/conclude';
import { badInputStep } from '@/lib/core/connections/input-step';
import {
  type ConnectionReport,
  REPORT_STEPS,
  type ReportEvent,
  type ReportStep,
  type ReportStepName,
} from '@/lib/core/connections/report';
import { notReached, type StepContent } from '@/lib/core/connections/step-content';
import type { ProviderSettings } from '@/lib/core/providers/settings';
import type { FieldErrors } from '@/lib/core/result';
import { createGuardedFetch, type GuardedFetchOptions } from '@/lib/platform/guarded-fetch';
import { STEPS, type TestState, verifiableAlgorithms } from './test-connection-steps';

/** What is tested: settings, or the problems of a draft that cannot be tested yet. */
export type Subject =
  | { readonly ok: true; readonly settings: ProviderSettings }
  | { readonly ok: false; readonly fields: FieldErrors };

export interface ReportContext {
  readonly network: Pick<GuardedFetchOptions, 'resolve' | 'dial' | 'budgetMs'>;
  readonly allowedPrivateOrigins: readonly string[];
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The part of a report that the steps settle. */
export type Findings = Pick<
  ConnectionReport,
  'outcome' | 'conclusion' | 'steps' | 'keys' | 'issuer' | 'jwksUri'
>;

/** Runs the steps in order, yielding each as it begins and ends; returns what they add up to. */
export async function* runSteps(
  subject: Subject,
  context: ReportContext,
): AsyncGenerator<ReportEvent, Findings> {
  if (!subject.ok) return yield* refuseInput(subject.fields);
  const state = stateOf(subject.settings, context);
  const steps: ReportStep[] = [];
  try {
    for (const name of REPORT_STEPS) {
      const step = yield* runStep(name, state, steps);
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
): AsyncGenerator<ReportEvent, ReportStep> {
  if (before.some(stops)) return { ...notReached(), step: name, durationMs: 0 };
  yield { type: 'running', step: name };
  const startedAt = state.now();
  const content: StepContent = await STEPS[name](state);
  return { ...content, step: name, durationMs: Math.max(0, Math.round(state.now() - startedAt)) };
}

/** A published private key is a failure, but what can be said of the other keys is said. */
function stops({ outcome, code }: ReportStep): boolean {
  return outcome === 'bad' && code !== 'KEYS_PRIVATE';
}

function stateOf(settings: ProviderSettings, context: ReportContext): TestState {
  const { network, allowedPrivateOrigins, signal, now } = context;
  const fetch = createGuardedFetch({
    ...network,
    allowedPrivateOrigins,
    ca: settings.privateCa,
    signal,
  });
  return {
    settings,
    fetch,
    allowedPrivateOrigins,
    now,
    unreachable: false,
    document: null,
    metadata: null,
    keySet: null,
    keys: [],
    jwksUri: null,
  };
}

async function* refuseInput(fields: FieldErrors): AsyncGenerator<ReportEvent, Findings> {
  yield { type: 'running', step: 'input' };
  const steps = REPORT_STEPS.map((step) => ({
    ...(step === 'input' ? badInputStep(fields) : notReached()),
    step,
    durationMs: 0,
  }));
  for (const step of steps) yield { type: 'step', step };
  const facts = { steps, issuer: null, algorithms: [], keysFrom: 'discovery' } as const;
  return { ...conclude(facts), steps, keys: [], issuer: null, jwksUri: null };
}

function findingsOf(state: TestState, steps: readonly ReportStep[]): Findings {
  const issuer = state.metadata?.issuer ?? null;
  const facts = {
    steps,
    issuer: state.settings.issuers[0]?.value ?? issuer,
    algorithms: verifiableAlgorithms(state),
    keysFrom: keysFrom(state.settings),
  };
  return { ...conclude(facts), steps, keys: shownKeys(state), issuer, jwksUri: state.jwksUri };
}

function keysFrom({ pastedKeys, jwksAddress }: ProviderSettings) {
  if (pastedKeys !== null) return 'pasted' as const;
  return jwksAddress === null ? ('discovery' as const) : ('address' as const);
}

function shownKeys({ keys }: TestState) {
  return keys.map(({ shown }) => shown);
}
