import cluster, { type Worker } from 'node:cluster';
import { log } from '@/lib/platform/log';
import { answerScrapes } from './worker-metrics';

/** The processes that answer for the api. */
export interface Workers {
  /** Where the first of them answers; null: it ended before it did, and has said why. */
  readonly ready: Promise<string | null>;
  /** Asks all of them to end, and waits until they have. */
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 10_000;
/** Whoever lived that long did not die of how he was started. */
const SETTLED_AFTER_MS = 30_000;

interface Crew {
  readonly running: Set<Worker>;
  failures: number;
  stopping: boolean;
}

/**
 * Starts so many processes of this program, the second and later ones once the first answers, and starts
 * one anew that died, later each time that it dies soon.
 */
export function startWorkers(count: number): Workers {
  const crew: Crew = { running: new Set(), failures: 0, stopping: false };
  answerScrapes();
  const ready = untilReady(startOne(crew)).then((url) => {
    if (url === null) return null;
    for (const worker of crew.running) restartWhenDead(crew, worker);
    for (let more = 1; more < count; more += 1) restartWhenDead(crew, startOne(crew));
    return url;
  });
  return { ready, stop: () => stopAll(crew) };
}

/**
 * Has this worker end as when it is asked to, once whoever started it is gone: requests are answered and
 * counts are written. Node itself would end it at once.
 */
export function outliveStarter(): void {
  const { worker } = cluster;
  worker?.once('disconnect', () => {
    worker.exitedAfterDisconnect = true;
  });
}

/** How long a dead worker is not started anew, after so many that died soon. */
export function restartDelayMs(failures: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
}

function startOne({ running }: Crew): Worker {
  const worker = cluster.fork();
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  return worker;
}

/** What it tells once it listens; null: it ended before. */
function untilReady(worker: Worker): Promise<string | null> {
  return new Promise((resolve) => {
    worker.on('message', (message: unknown) => {
      const url = readyUrlOf(message);
      if (url !== null) resolve(url);
    });
    worker.once('exit', () => resolve(null));
  });
}

function readyUrlOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  if (message.type !== 'ready' || !('url' in message)) return null;
  return typeof message.url === 'string' ? message.url : null;
}

function restartWhenDead(crew: Crew, worker: Worker): void {
  const bornAt = performance.now();
  worker.once('exit', (code: number | null, signal: string | null) => {
    if (crew.stopping) return;
    const settled = performance.now() - bornAt >= SETTLED_AFTER_MS;
    crew.failures = settled ? 0 : crew.failures + 1;
    const delayMs = restartDelayMs(settled ? 0 : crew.failures - 1);
    log.error({ code, signal, delayMs }, 'a worker of the api died, another one takes its place');
    setTimeout(() => {
      if (!crew.stopping) restartWhenDead(crew, startOne(crew));
    }, delayMs);
  });
}

async function stopAll(crew: Crew): Promise<void> {
  crew.stopping = true;
  const ended = [...crew.running].map((worker) => {
    const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    // A process ends by itself when its parent lets go of it; only so on Windows, where signals kill.
    if (process.platform === 'win32') worker.process.disconnect();
    else worker.process.kill('SIGTERM');
    return exit;
  });
  await Promise.all(ended);
}
