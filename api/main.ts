import cluster from 'node:cluster';
import type { Env } from '@/lib/platform/env';
import { endWhenAsked, tellParent } from '@/lib/platform/process-end';
import { startProcess } from '@/lib/platform/process-start';
import { StartError, startInstance } from '@/lib/usecases/start-instance';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { serve } from './serve';
import { outliveStarter, startWorkers } from './workers';

/** Longer than what a worker gives itself. */
const END_WITHIN_MS = 9600;

async function start(settings: Env): Promise<void> {
  if (cluster.isWorker) {
    // Whoever started the workers has made everything ready for them.
    outliveStarter();
    return serve(settings);
  }
  await startInstance();
  if (settings.apiWorkers === 1) return serve(settings);
  await stopInstance();
  return serveWithWorkers(settings.apiWorkers);
}

async function serveWithWorkers(count: number): Promise<void> {
  const workers = startWorkers(count);
  endWhenAsked(workers.stop, END_WITHIN_MS);
  const url = await workers.ready;
  if (url === null) process.exit(1);
  tellParent({ type: 'ready', url });
}

void startProcess({ name: 'The api', portVariable: 'API_PORT', plain: [StartError] }, start);
