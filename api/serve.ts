import cluster from 'node:cluster';
import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { type ApiMetrics, createApiMetrics } from '@/lib/platform/metrics';
import { endWhenAsked, localUrl, tellParent } from '@/lib/platform/process-end';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { checkReadiness } from '@/lib/usecases/check-readiness';
import { startVerdictCounts } from '@/lib/usecases/count-verdicts';
import { followConfiguration } from '@/lib/usecases/follow-configuration';
import { heldKeySets } from '@/lib/usecases/key-sets';
import { writeKeyUses } from '@/lib/usecases/key-uses';
import { recentVerdicts } from '@/lib/usecases/recent-verdicts';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { createApiServer } from './server';
import { metricsOfAllWorkers } from './worker-metrics';

const END_WITHIN_MS = 9500;

/** Answers for the api in this process until it is asked to end. */
export async function serve(settings: Env): Promise<void> {
  const { apiPort, host, publicApiUrl } = settings;
  let reads = 0;
  const server = createApiServer({
    log,
    readiness: checkReadiness,
    https: publicApiUrl?.protocol === 'https:',
    publicUrl: publicApiUrl?.origin ?? null,
    trustedProxies: settings.trustedProxies,
    rateLimit: settings.apiRateLimit,
    authenticate: authenticateApiKey,
    metrics: metricsOfThis(() => reads),
    metricsToken: settings.metricsToken,
  });
  const unfollow = followConfiguration({
    onAnswer: () => {
      reads += 1;
    },
  });
  const writeCounts = startVerdictCounts();
  endWhenAsked(async () => {
    // Requests in flight are answered, and counted, before counts are written.
    await server.close();
    unfollow();
    await writeCounts();
    await writeKeyUses();
    await stopInstance();
  }, END_WITHIN_MS);
  await server.listen({ port: apiPort, host });
  log.info('Listening.');
  const local = localUrl(server.server.address(), host);
  tellParent({ type: 'ready', url: (publicApiUrl ?? local).origin });
}

/** What this process counts; asked through any worker, what all of them count. */
function metricsOfThis(configurationReads: () => number): ApiMetrics {
  const metrics = createApiMetrics({
    recent: () => {
      const { counts, size } = recentVerdicts();
      return { ...counts, size };
    },
    keySets: heldKeySets,
    configurationReads,
  });
  return cluster.isWorker ? { ...metrics, text: metricsOfAllWorkers(metrics) } : metrics;
}
