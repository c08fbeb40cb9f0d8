import type { Environment } from '@/lib/core/providers/draft';
import { type CountedCode, VerdictTally } from '@/lib/core/tokens/verdict-tally';
import { StorageBusyError } from '@/lib/data/database';
import { addVerdictCounts, pruneVerdictCounts } from '@/lib/data/verdict-counts';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';

const WRITE_EVERY_MS = 5000;
const PRUNE_EVERY_MS = 3_600_000;
/** While the database takes nothing, the log says so once in this time. */
const WARN_EVERY_MS = 300_000;
const KEPT_DAYS = 35;
const DAY_MS = 86_400_000;

const held = processWide('verdict-counts', () => ({
  tally: new VerdictTally(),
  warnedAt: Number.NEGATIVE_INFINITY,
  prunedAt: Number.NEGATIVE_INFINITY,
}));

/**
 * Counts a verdict in the memory of this process; `startVerdictCounts` has it written. `providerId` is
 * null where the issuer is none of a provider's, and for machine keys.
 */
export function countVerdict(
  { workspaceId, environment }: { readonly workspaceId: string; readonly environment: Environment },
  providerId: string | null,
  code: CountedCode,
): void {
  const verdict = { workspaceId, environment, providerId: providerId ?? '', code };
  held.get().tally.count(verdict, Date.now());
}

/**
 * Writes the counts of this process to the database every 5 s, and drops those older than 35 days once an
 * hour. The function that it answers with ends this, and writes the rest; call it before the database is
 * closed.
 */
export function startVerdictCounts({
  intervalMs = WRITE_EVERY_MS,
}: {
  readonly intervalMs?: number;
} = {}): () => Promise<void> {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    // While one waits for the database, the next one would only wait behind it.
    round ??= writeVerdictCounts()
      .then(pruneAtTimes)
      .finally(() => {
        round = null;
      });
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
    await writeVerdictCounts();
    const lost = held.get().tally.take().length;
    if (lost > 0) log.error({ totals: lost }, 'verdict counts lost at the end of this process');
  };
}

/**
 * Adds what this process has counted to the database. What the database does not take is kept for the next
 * time; where the connection was cut during the commit, it may count twice. Never throws.
 */
export async function writeVerdictCounts(): Promise<void> {
  const { tally } = held.get();
  const totals = tally.take();
  const dropped = tally.takeDropped();
  if (dropped > 0) log.error({ verdicts: dropped }, 'verdicts not counted, no room in memory');
  try {
    await addVerdictCounts(totals);
  } catch (err) {
    tally.giveBack(totals);
    tell(err, totals.length);
  }
}

/** Forgets what was counted and when it was last told or dropped. */
export function forgetVerdictCountsForTesting(): void {
  held.set(null);
}

function tell(err: unknown, totals: number): void {
  const state = held.get();
  if (Date.now() - state.warnedAt < WARN_EVERY_MS) return;
  state.warnedAt = Date.now();
  const level = err instanceof StorageBusyError ? 'warn' : 'error';
  log[level]({ err, totals }, 'verdict counts not written, kept in memory');
}

async function pruneAtTimes(): Promise<void> {
  const state = held.get();
  if (Date.now() - state.prunedAt < PRUNE_EVERY_MS) return;
  state.prunedAt = Date.now();
  try {
    await pruneVerdictCounts(new Date(Date.now() - KEPT_DAYS * DAY_MS));
  } catch (err) {
    log.warn({ err }, 'old verdict counts not dropped');
  }
}
