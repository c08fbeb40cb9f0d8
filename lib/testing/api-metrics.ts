import { type ApiMetrics, createApiMetrics } from '@/lib/platform/metrics';

/** Metrics of an api in which nothing has happened yet. */
export function quietMetrics(): ApiMetrics {
  return createApiMetrics({
    recent: () => ({ hits: 0, misses: 0, size: 0 }),
    keySets: () => [],
    configurationReads: () => 0,
  });
}
