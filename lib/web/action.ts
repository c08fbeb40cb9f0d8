import 'server-only';
import { currentOperator } from '@/lib/auth/current-operator';
import type { Caller, CallOrigin } from '@/lib/core/access/caller';
import type { ActionFailure, ActionResult, StreamFailure } from '@/lib/core/action-result';
import { fail, notFound, ok, type Result } from '@/lib/core/result';
import { enterWorkspace } from '@/lib/usecases/enter-workspace';
import { recordRefusal } from '@/lib/usecases/record-refusal';
import { callerOf } from './caller-of';
import { failureOf, guarded } from './defect';
import { type InputSchema, parseInput, refuseOpenSchema } from './parse-input';
import { assertSameOrigin, callOrigin } from './request';

interface Admitted<I> {
  readonly caller: Caller;
  readonly input: I;
}

async function admitCaller(origin: CallOrigin, workspaceSlug: unknown): Promise<Result<Caller>> {
  const same = await assertSameOrigin();
  if (!same.ok) return same;
  const operator = await currentOperator();
  if (operator === null) {
    return fail({
      code: 'UNAUTHENTICATED',
      message: 'Your session has ended. Sign in again; what you typed stays here.',
    });
  }
  if (typeof workspaceSlug !== 'string') return notFound('workspace');
  const entered = await enterWorkspace(operator, workspaceSlug);
  return entered.ok ? ok(callerOf(operator, entered.value, origin)) : entered;
}

async function admit<I>(
  origin: CallOrigin,
  schema: InputSchema<I>,
  workspaceSlug: unknown,
  input: unknown,
): Promise<Result<Admitted<I>>> {
  const caller = await admitCaller(origin, workspaceSlug);
  if (!caller.ok) return caller;
  const parsed = parseInput(schema, input);
  return parsed.ok ? ok({ caller: caller.value, input: parsed.value }) : parsed;
}

/** Leaves a trace of what was forbidden; use cases that count tries record by themselves. */
async function noteRefusal(who: Caller | CallOrigin, failure: ActionFailure): Promise<void> {
  if (failure.code === 'FORBIDDEN') await recordRefusal(who, failure);
}

async function noted<T>(who: Caller | CallOrigin, result: Result<T>): Promise<Result<T>> {
  if (!result.ok) await noteRefusal(who, result.failure);
  return result;
}

/**
 * A server action of a signed-in operator in one workspace. Checks in this order: origin, operator,
 * membership, input (unknown fields are refused); then runs the use case, which names its permission.
 */
export function operatorAction<I, T>({
  schema,
  run,
}: {
  schema: InputSchema<I>;
  run: (caller: Caller, input: I) => Promise<Result<T>>;
}): (workspaceSlug: string, input: unknown) => Promise<ActionResult<T>> {
  refuseOpenSchema(schema);
  return async (workspaceSlug, input) => {
    const origin = await callOrigin();
    return guarded(origin.requestId, async () => {
      const admitted = await noted(origin, await admit(origin, schema, workspaceSlug, input));
      if (!admitted.ok) return admitted;
      const { caller, input: parsed } = admitted.value;
      return noted(caller, await run(caller, parsed));
    });
  };
}

function isFailure(event: unknown): event is StreamFailure {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'failed';
}

async function* watched<E>(
  events: () => AsyncIterable<E>,
  caller: Caller,
): AsyncGenerator<E | StreamFailure> {
  try {
    for await (const event of events()) {
      if (isFailure(event)) await noteRefusal(caller, event.failure);
      yield event;
    }
  } catch (error) {
    // The reader left; what was under way has been ended by the same error.
    if (error instanceof Error && error.name === 'ResponseAborted') return;
    yield { type: 'failed', failure: failureOf(error, caller.requestId) };
  }
}

async function* only(event: StreamFailure): AsyncGenerator<StreamFailure> {
  yield event;
}

/**
 * A server action that streams events to the page as they come. Everything is checked, as in
 * `operatorAction`, before the iterable is returned; refusals and defects are its last event.
 */
export function operatorStream<I, E>({
  schema,
  run,
}: {
  schema: InputSchema<I>;
  run: (caller: Caller, input: I) => AsyncIterable<E>;
}): (workspaceSlug: string, input: unknown) => Promise<AsyncIterable<E | StreamFailure>> {
  refuseOpenSchema(schema);
  return async (workspaceSlug, input) => {
    const origin = await callOrigin();
    const admitted = await guarded(origin.requestId, async () =>
      noted(origin, await admit(origin, schema, workspaceSlug, input)),
    );
    if (!admitted.ok) return only({ type: 'failed', failure: admitted.failure });
    const { caller, input: parsed } = admitted.value;
    return watched(() => run(caller, parsed), caller);
  };
}

/** A server action for people who are not signed in (yet): checks origin and input, then runs. */
export function gateAction<I, T>({
  schema,
  run,
}: {
  schema: InputSchema<I>;
  run: (origin: CallOrigin, input: I) => Promise<Result<T>>;
}): (input: unknown) => Promise<ActionResult<T>> {
  refuseOpenSchema(schema);
  return async (input) => {
    const origin = await callOrigin();
    return guarded(origin.requestId, async () => {
      const same = await noted(origin, await assertSameOrigin());
      if (!same.ok) return same;
      const parsed = parseInput(schema, input);
      return parsed.ok ? noted(origin, await run(origin, parsed.value)) : parsed;
    });
  };
}
