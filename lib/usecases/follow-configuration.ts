import { readRevisionCounter } from '@/lib/data/revision-counter';
import {
  configurationRevision,
  setConfigurationRevision,
} from '@/lib/platform/configuration-revision';
import { log } from '@/lib/platform/log';
import { adoptStoredKeys } from './key-sets';

/** While the database does not answer, the log says so once in this time. */
const WARN_EVERY_MS = 60_000;
/** How long one answer is waited for before the database is asked again beside it. */
const PATIENCE_MS = 2000;
/** Questions that may be unanswered at one time. */
const MAX_UNANSWERED = 3;

interface Following {
  readonly intervalMs: number;
  readonly read: () => Promise<number>;
  readonly onAnswer: () => void;
  stopped: boolean;
  unanswered: number;
  /** The last question that was answered. */
  answered: number;
  asked: number;
  warnedAt: number;
  timer: NodeJS.Timeout | undefined;
}

export interface FollowOptions {
  /** Between an answer and the next question; default 250. */
  readonly intervalMs?: number;
  /** Default: the revision counter of the process's database. */
  readonly read?: () => Promise<number>;
  /** Called after every answer of the database that was heeded, for metrics. */
  readonly onAnswer?: () => void;
}

/**
 * Has this process notice every change of the configuration, whoever made it: reads the revision counter
 * every 250 ms. A database that does not answer changes nothing. What is returned ends it.
 */
export function followConfiguration(options: FollowOptions = {}): () => void {
  const following: Following = {
    intervalMs: options.intervalMs ?? 250,
    read: options.read ?? readRevisionCounter,
    onAnswer: options.onAnswer ?? (() => undefined),
    stopped: false,
    unanswered: 0,
    answered: 0,
    asked: 0,
    warnedAt: Number.NEGATIVE_INFINITY,
    timer: undefined,
  };
  void poll(following);
  return () => {
    following.stopped = true;
    clearTimeout(following.timer);
  };
}

async function poll(following: Following): Promise<void> {
  if (following.unanswered < MAX_UNANSWERED) await ask(following);
  if (following.stopped) return;
  following.timer = setTimeout(() => void poll(following), following.intervalMs);
  following.timer.unref();
}

/** Ends when the answer is there, or has been waited for long enough; never throws. */
async function ask(following: Following): Promise<void> {
  following.asked += 1;
  following.unanswered += 1;
  const number = following.asked;
  const answer = following.read().then(
    (revision) => note(following, number, revision),
    (err: unknown) => warn(following, err),
  );
  const ended = answer.finally(() => {
    following.unanswered -= 1;
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      warn(following, new Error(`No answer within ${PATIENCE_MS / 1000} s.`));
      resolve();
    }, PATIENCE_MS);
    timer.unref();
  });
  await Promise.race([ended, tooLate]);
  clearTimeout(timer);
}

/** An answer that was overtaken says nothing any more. */
function note(following: Following, number: number, revision: number): void {
  if (following.stopped || number < following.answered) return;
  following.answered = number;
  if (revision !== configurationRevision()) {
    setConfigurationRevision(revision);
    adoptStoredKeys().catch((err: unknown) => warn(following, err));
  }
  following.onAnswer();
}

function warn(following: Following, err: unknown): void {
  const now = performance.now();
  if (following.stopped || now < following.warnedAt + WARN_EVERY_MS) return;
  following.warnedAt = now;
  log.warn({ err }, 'the configuration cannot be followed, the last one holds');
}
