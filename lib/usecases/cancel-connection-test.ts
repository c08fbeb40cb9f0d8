import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ReportEvent } from '@/lib/core/connections/report';
import { ok, type Result } from '@/lib/core/result';
import { processWide } from '@/lib/platform/process-wide';
import {
  type TestConnectionInput,
  type TestConnectionOptions,
  testConnection,
} from './test-connection';

interface CancellableTest extends TestConnectionInput {
  /** Chosen by whoever starts the test, to name it when it is to be cancelled. */
  readonly runId: string;
}

const controllers = processWide(
  'connection-test-controllers',
  () => new Map<string, AbortController>(),
);

function keyOf({ workspaceId, actor }: Caller, runId: string): string {
  return JSON.stringify([workspaceId, actor.id, runId]);
}

/** Tests a connection, as `testConnection`, until it ends or is cancelled by its name. */
export async function* runCancellableTest(
  caller: Caller,
  { runId, ...input }: CancellableTest,
  options: TestConnectionOptions = {},
): AsyncGenerator<ReportEvent> {
  const key = keyOf(caller, runId);
  const controller = new AbortController();
  controllers.get().set(key, controller);
  try {
    yield* testConnection(caller, input, { ...options, signal: controller.signal });
  } finally {
    if (controllers.get().get(key) === controller) controllers.get().delete(key);
  }
}

/** Cancels the caller's own test of this name; false when it is not running. Needs `providers:test`. */
export async function cancelConnectionTest(
  caller: Caller,
  { runId }: { readonly runId: string },
): Promise<Result<{ readonly cancelled: boolean }>> {
  const allowed = requirePermission(caller, 'providers:test');
  if (!allowed.ok) return allowed;
  const controller = controllers.get().get(keyOf(caller, runId));
  controller?.abort();
  return ok({ cancelled: controller !== undefined });
}
