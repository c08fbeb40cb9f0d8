import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import { ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import {
  type AnsweredRequest,
  findAnswer,
  type KeptAnswer,
  keepAnswer,
} from '@/lib/data/idempotent-answers';
import { storageFailureOf } from './storage-failure';

/** How long an answer is kept: repetitions later than that are requests of their own. */
export const ANSWERS_KEPT_MS = 24 * 60 * 60 * 1000;

/** A request that names itself, so that it can be sent again without a second effect. */
export interface NamedRequest {
  readonly workspaceId: string;
  /** Whoever else uses the same name is another one's request. */
  readonly apiKeyId: string;
  /** The value of Idempotency-Key, 1 to 255 characters. */
  readonly name: string;
  /** Method, path and body; the order of a body's members does not matter. */
  readonly content: unknown;
}

/** What a use case calls in its transaction, before and after its effect. */
export interface Once<T> {
  /** Throws where the request was answered before; whoever made this `Once` catches it. */
  begin(tx: Tx): Promise<void>;
  end(tx: Tx, value: T): Promise<void>;
}

/** How a named request ended: with its own effect, with the answer of the first, or as another request. */
export type OnceOutcome =
  | { readonly kind: 'answered'; readonly answer: KeptAnswer; readonly repeated: boolean }
  | { readonly kind: 'other_request' };

/** Carries the answer of the first request out of the transaction of a later one. */
class AnsweredBefore extends Error {
  readonly found: Found;

  constructor(found: Found) {
    super('This request was answered before.');
    this.found = found;
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findAnswer>>>;

/**
 * Runs a use case so that all requests of one name have one effect and one answer: the answer is
 * kept for 24 hours, in the transaction of the effect. A refused request has no effect, so nothing of
 * it is kept and its repetition is judged anew. `now` is epoch milliseconds; default the clock.
 */
export async function onlyOnce<T>(
  request: NamedRequest,
  run: (once: Once<T>) => Promise<Result<T>>,
  answerOf: (value: T) => KeptAnswer,
  now: () => number = Date.now,
): Promise<Result<OnceOutcome>> {
  const asked = hashesOf(request);
  const notBefore = () => new Date(now() - ANSWERS_KEPT_MS);
  const once: Once<T> = {
    async begin(tx) {
      const found = await findAnswer(asked, notBefore(), tx);
      if (found !== null) throw new AnsweredBefore(found);
    },
    end: (tx, value) =>
      keepAnswer(tx, asked, answerOf(value), { at: new Date(now()), notBefore: notBefore() }),
  };
  try {
    // Looked up outside of a transaction first, so that repetitions do not wait for writers.
    const found = await findAnswer(asked, notBefore());
    if (found !== null) return ok(outcomeOf(found, asked));
    const result = await run(once);
    if (!result.ok) return result;
    return ok({ kind: 'answered', answer: answerOf(result.value), repeated: false });
  } catch (error) {
    if (error instanceof AnsweredBefore) return ok(outcomeOf(error.found, asked));
    const failure = storageFailureOf(error);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

function outcomeOf({ requestHash, answer }: Found, asked: AnsweredRequest): OnceOutcome {
  if (requestHash !== asked.requestHash) return { kind: 'other_request' };
  return { kind: 'answered', answer, repeated: true };
}

function hashesOf({ workspaceId, apiKeyId, name, content }: NamedRequest): AnsweredRequest {
  const requestHash = sha256(canonicalJson(content));
  return { workspaceId, apiKeyId, keyHash: sha256(name), requestHash };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
