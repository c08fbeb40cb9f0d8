import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportEvent } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { readDraft } from '@/lib/core/providers/read-draft';
import { settleDraft } from '@/lib/core/providers/settle';
import { type Failure, notFound, ok, type Result } from '@/lib/core/result';
import { settingsHashOf } from '@/lib/data/settings-hash';
import {
  type ConnectionTestLimits,
  createConnectionTestLimits,
} from '@/lib/platform/connection-test-limits';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { processWide } from '@/lib/platform/process-wide';
import { requireEnvironment, visibleProvider } from './provider-access';
import { recordRefusal } from './record-refusal';
import { recordTest, wasCancelled } from './test-connection-record';
import { runSteps, type Subject } from './test-connection-report';
import { createSharedRuns } from './test-connection-runs';
import type { ReportContext } from './test-connection-state';

export interface TestConnectionInput {
  /** Null: the draft is not saved yet. */
  readonly providerId: string | null;
  /** Untrusted; judged here. */
  readonly draft: unknown;
}

export interface TestConnectionOptions {
  /** Ends the test when nobody else follows it. */
  readonly signal?: AbortSignal;
  readonly network?: ReportContext['network'];
  readonly allowedPrivateOrigins?: readonly string[];
  readonly limits?: ConnectionTestLimits;
  /** Epoch milliseconds; default the clock. */
  readonly now?: () => number;
}

interface ConnectionTest {
  readonly caller: Caller;
  readonly providerId: string | null;
  readonly draft: ProviderDraft;
  readonly settingsHash: string;
  readonly options: TestConnectionOptions;
}

const runs = processWide('connection-test-runs', () => createSharedRuns<ReportEvent>());
const limitsOfProcess = processWide('connection-test-limits', () => createConnectionTestLimits());

/**
 * Tests the connection to the provider of a draft and yields each step as it ends; then saves and
 * audits the report. Needs `providers:test`. Presses of the same draft at the same time share one
 * run. Failures are yielded, and an unreachable provider is a report like any other; defects throw.
 */
export async function* testConnection(
  caller: Caller,
  input: TestConnectionInput,
  options: TestConnectionOptions = {},
): AsyncGenerator<ReportEvent> {
  const admitted = await admit(caller, input, options);
  if (!admitted.ok) {
    yield { type: 'failed', failure: admitted.failure };
    return;
  }
  const test = admitted.value;
  const key = JSON.stringify([caller.workspaceId, test.providerId, test.settingsHash]);
  yield* runs.get().follow(key, (signal) => run(test, signal), options.signal);
}

async function admit(
  caller: Caller,
  { providerId, draft }: TestConnectionInput,
  options: TestConnectionOptions,
): Promise<Result<ConnectionTest>> {
  const permitted = requirePermission(caller, 'providers:test');
  if (!permitted.ok) return permitted;
  const parsed = providerDraftSchema.safeParse(draft);
  if (!parsed.success) return shapeFailure(draft);
  const within = requireEnvironment(caller, parsed.data.environment);
  if (!within.ok) return within;
  if (providerId !== null && (await visibleProvider(caller, providerId)) === null) {
    return notFound('provider');
  }
  const settingsHash = settingsHashOf(parsed.data);
  return ok({ caller, providerId, draft: parsed.data, settingsHash, options });
}

function shapeFailure(draft: unknown): Result<never> {
  const read = readDraft(draft, []);
  return read.ok ? notFound('draft') : read;
}

async function* run(test: ConnectionTest, signal: AbortSignal): AsyncGenerator<ReportEvent> {
  const { caller, options } = test;
  const limits = options.limits ?? limitsOfProcess.get();
  const admission = await limits.admit(caller.actor.id, caller.workspaceId);
  if (!admission.ok) {
    const failure = tooManyTests(admission.retryAfterSeconds);
    await recordRefusal(caller, failure, {
      targetType: 'provider',
      targetId: test.providerId ?? 'draft',
    });
    yield { type: 'failed', failure };
    return;
  }
  const context = contextOf(options, signal);
  const startedAt = context.now();
  const findings = yield* runSteps(subjectOf(test.draft, context), context);
  const report: ConnectionReport = {
    ...findings,
    id: newId('rpt'),
    settingsHash: test.settingsHash,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.max(0, Math.round(context.now() - startedAt)),
    testedBy: caller.actor.label,
  };
  const saved = await recordTest(test, report);
  if (!saved.ok) yield { type: 'failed', failure: saved.failure };
  else if (!wasCancelled(report)) yield { type: 'finished', report };
}

function tooManyTests(retryAfterSeconds: number): Failure {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return {
    code: 'TOO_MANY_REQUESTS',
    message: `You have run many tests. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then run this one again.`,
    retryAfterSeconds,
  };
}

function contextOf(options: TestConnectionOptions, signal: AbortSignal): ReportContext {
  return {
    network: options.network ?? {},
    allowedPrivateOrigins: options.allowedPrivateOrigins ?? env().allowedPrivateOrigins,
    now: options.now ?? Date.now,
    signal,
  };
}

function subjectOf(draft: ProviderDraft, { allowedPrivateOrigins }: ReportContext): Subject {
  const settled = settleDraft(draft, allowedPrivateOrigins);
  if (settled.ok) return { ok: true, settings: settled.value, draft };
  const { failure } = settled;
  return {
    ok: false,
    fields: failure.code === 'INVALID_INPUT' ? failure.fields : { '': [failure.message] },
  };
}
