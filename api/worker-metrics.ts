import cluster, { type Worker } from 'node:cluster';
import { log } from '@/lib/platform/log';
import { type ApiMetrics, gatherMetrics, offerMetrics } from '@/lib/platform/metrics';

const ASK = 'claimcheck:metrics';
const PATIENCE_MS = 7000;

/** Has the process that starts the workers answer each of them with the metrics of all. */
export function answerScrapes(): void {
  const gather = gatherMetrics();
  cluster.on('message', (worker: Worker, message: unknown) => {
    const id = idOf(message);
    if (id === null) return;
    gather().then(
      (text) => worker.isConnected() && worker.send({ type: ASK, id, text }),
      (err: unknown) => {
        log.warn({ err }, 'the metrics of all workers could not be had');
        if (worker.isConnected()) worker.send({ type: ASK, id, text: null });
      },
    );
  });
}

/** The metrics of all workers, asked for by one of them; null where they cannot be had. */
export function metricsOfAllWorkers(metrics: ApiMetrics): () => Promise<string | null> {
  offerMetrics(metrics);
  let asked = 0;
  const waiting = new Map<number, (text: string | null) => void>();
  process.on('message', (message: unknown) => {
    const id = idOf(message);
    if (id === null) return;
    waiting.get(id)?.(textOf(message));
    waiting.delete(id);
  });
  return () =>
    new Promise((resolve) => {
      asked += 1;
      const id = asked;
      waiting.set(id, resolve);
      setTimeout(() => {
        if (waiting.delete(id)) resolve(null);
      }, PATIENCE_MS).unref();
      process.send?.({ type: ASK, id });
    });
}

function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  if (message.type !== ASK || !('id' in message)) return null;
  return typeof message.id === 'number' ? message.id : null;
}

function textOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('text' in message)) return null;
  return typeof message.text === 'string' ? message.text : null;
}
