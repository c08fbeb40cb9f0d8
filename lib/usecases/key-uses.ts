import { touchKeys } from '@/lib/data/api-keys';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';

const MINUTE_MS = 60_000;
const WRITE_AFTER_MS = 5000;
/** Keys beyond so many in one minute are noted in the next. */
const MAX_NOTED = 10_000;

interface Uses {
  /** The minute (epoch milliseconds) that each key was last noted in. */
  readonly noted: Map<string, number>;
  /** Those that are not written yet. */
  readonly waiting: Map<string, number>;
  timer: NodeJS.Timeout | null;
}

const held = processWide(
  'key-uses',
  (): Uses => ({ noted: new Map(), waiting: new Map(), timer: null }),
);

/**
 * Notes that a key was used, to the minute. Synchronous and in memory: written within 5 s in one
 * statement for all keys, at most once a minute for each.
 */
export function noteKeyUse(keyId: string, now: number): void {
  const uses = held.get();
  const minute = now - (now % MINUTE_MS);
  if ((uses.noted.get(keyId) ?? -1) >= minute) return;
  if (uses.noted.size >= MAX_NOTED) forgetBefore(uses.noted, minute);
  if (uses.noted.size >= MAX_NOTED) return;
  uses.noted.set(keyId, minute);
  uses.waiting.set(keyId, minute);
  uses.timer ??= setTimeout(() => void writeKeyUses(), WRITE_AFTER_MS).unref();
}

/** Writes what was noted; a database that does not take it loses only that. Call it before the process ends. */
export async function writeKeyUses(): Promise<void> {
  const uses = held.get();
  if (uses.timer !== null) clearTimeout(uses.timer);
  uses.timer = null;
  const waiting = [...uses.waiting];
  uses.waiting.clear();
  for (const minute of new Set(waiting.map(([, at]) => at))) {
    const ids = waiting.filter(([, at]) => at === minute).map(([id]) => id);
    await writeUses(ids, new Date(minute));
  }
}

async function writeUses(ids: readonly string[], at: Date): Promise<void> {
  try {
    await touchKeys(ids, at);
  } catch (err) {
    // Nothing depends on it, and the next minute's use is noted again.
    log.warn({ err, count: ids.length }, 'last use of keys not written');
  }
}

/** Drops what was noted, with its timer: the database that it belongs to is closed. */
export function dropKeyUsesForTesting(): void {
  const timer = held.known()?.timer ?? null;
  if (timer !== null) clearTimeout(timer);
  held.set(null);
}

function forgetBefore(noted: Map<string, number>, minute: number): void {
  for (const [id, at] of noted) if (at < minute) noted.delete(id);
}
