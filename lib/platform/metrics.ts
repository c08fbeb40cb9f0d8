import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { decisionTotals } from './decision-metrics';
import { DurationHistogram } from './duration-histogram';
import { KeyMetrics } from './key-metrics';
import { keySetEvents } from './key-set-events';
import { RequestMetrics } from './request-metrics';
import { verdictTotals } from './verdict-metrics';

/** What a process of the api counts. Counting is cheap; the text is made when it is asked for. */
export interface ApiMetrics {
  readonly requests: RequestMetrics;
  readonly keys: KeyMetrics;
  /** In the format of Prometheus; null: it cannot be had now. */
  text(): Promise<string | null>;
  readonly registry: Registry;
}

/** What is known of the verdicts that are held for a minute. */
export interface RecentCounts {
  readonly hits: number;
  readonly misses: number;
  readonly size: number;
}

/** When keys that are held were had from their provider, in epoch milliseconds. */
export interface KeyTimes {
  readonly providerId: string;
  /** Null: never. */
  readonly fetchedAt: number | null;
}

/** What lives above this layer and is counted there. */
export interface MetricSources {
  readonly recent: () => RecentCounts;
  readonly keySets: () => readonly KeyTimes[];
  /** How often the configuration was looked at since this process began. */
  readonly configurationReads: () => number;
}

/**
 * The metrics of this process. Labels name routes, codes and ids of providers, never a name, an address or
 * anything of a token, and no version of what runs here.
 */
export function createApiMetrics({
  recent,
  keySets,
  configurationReads,
}: MetricSources): ApiMetrics {
  const registry = new Registry();
  const metrics = { requests: new RequestMetrics(), keys: new KeyMetrics(), registry };
  metrics.keys.follow(keySetEvents());
  collectDefaultMetrics({ register: registry });
  // Strangers learn no version.
  registry.removeSingleMetric('nodejs_version_info');
  addVerdicts(registry, recent);
  addDecisions(registry);
  addKeyFetches(registry, metrics.keys);
  addKeyAges(registry, keySets);
  new Counter({
    name: 'claimcheck_configuration_reads_total',
    help: 'How often it was looked whether the configuration has changed; four times a second.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(configurationReads());
    },
  });
  registry.registerMetric(
    new DurationHistogram({
      name: 'claimcheck_http_request_duration_seconds',
      help: 'From the head of a request to its answer, by route, method and status.',
      labelNames: ['method', 'route', 'status'],
      read: () => metrics.requests.read(),
    }),
  );
  return { ...metrics, text: () => registry.metrics() };
}

function addVerdicts(registry: Registry, recent: () => RecentCounts): void {
  const registers = [registry];
  new Counter({
    name: 'claimcheck_verdicts_total',
    help: 'Verdicts by code (VALID: accepted) and id of the provider (empty: none).',
    labelNames: ['provider', 'code'],
    registers,
    collect() {
      this.reset();
      for (const [provider, codes] of verdictTotals()) {
        for (const [code, count] of codes) this.inc({ provider, code }, count);
      }
    },
  });
  new Counter({
    name: 'claimcheck_recent_verdicts_total',
    help: 'Tokens that had been judged a moment ago (hit), and those that had not (miss).',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      this.inc({ outcome: 'hit' }, recent().hits);
      this.inc({ outcome: 'miss' }, recent().misses);
    },
  });
  new Gauge({
    name: 'claimcheck_recent_verdicts',
    help: 'Verdicts that are held.',
    registers,
    collect() {
      this.set(recent().size);
    },
  });
}

function addDecisions(registry: Registry): void {
  new Counter({
    name: 'claimcheck_decisions_total',
    help: 'Decisions of check-authorization by reason; of a token that was refused, its code.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of decisionTotals()) this.inc({ reason }, count);
    },
  });
}

function addKeyFetches(registry: Registry, keys: KeyMetrics): void {
  const registers = [registry];
  new Counter({
    name: 'claimcheck_key_fetches_total',
    help: 'Attempts to have the keys of a provider, by how they ended; code says why they failed.',
    labelNames: ['provider', 'outcome', 'code'],
    registers,
    collect() {
      this.reset();
      for (const { labels, count } of keys.readFetches()) this.inc({ ...labels }, count);
    },
  });
  registry.registerMetric(
    new DurationHistogram({
      name: 'claimcheck_key_fetch_duration_seconds',
      help: 'How long attempts to have keys took, by how they ended.',
      labelNames: ['outcome'],
      read: () => keys.readDurations(),
    }),
  );
}

function addKeyAges(registry: Registry, keySets: MetricSources['keySets']): void {
  const gauge = (name: string, help: string, told: (fetchedAt: number) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['provider'],
      aggregator: 'max',
      registers: [registry],
      collect() {
        this.reset();
        for (const { providerId: provider, fetchedAt } of keySets()) {
          if (fetchedAt !== null) this.set({ provider }, told(fetchedAt));
        }
      },
    });
  gauge(
    'claimcheck_keys_last_success_timestamp_seconds',
    'When the keys of a provider were last had from it.',
    (fetchedAt) => fetchedAt / 1000,
  );
  gauge(
    'claimcheck_keys_age_seconds',
    'How long ago the keys of a provider were last had from it; with several workers, the oldest.',
    (fetchedAt) => Math.max(0, Date.now() - fetchedAt) / 1000,
  );
}

/** Has this worker give its metrics to the process that started it, when asked. */
export function offerMetrics({ registry }: ApiMetrics): void {
  AggregatorRegistry.setRegistries([registry]);
  new AggregatorRegistry();
}

/** Makes what gathers the metrics of all workers, in the process that started them. */
export function gatherMetrics(): () => Promise<string> {
  const registry = new AggregatorRegistry();
  return () => registry.clusterMetrics();
}
