import { Histogram, type MetricObjectWithValues, type MetricValueWithName } from 'prom-client';
import { DURATION_BOUNDS, type Durations } from './durations';

/** Durations and the labels that they are told with. */
export type LabelledDurations = Iterable<readonly [labels: Record<string, string>, Durations]>;

export interface DurationHistogramOptions {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
  /** What was counted so far; asked at each scrape. */
  readonly read: () => LabelledDurations;
}

/** A histogram of durations that were counted elsewhere, so that counting costs no look-up of labels. */
export class DurationHistogram extends Histogram<string> {
  private readonly told: DurationHistogramOptions;
  /** Without values; only what describes it is taken. */
  private readonly described: Histogram<string>;

  constructor(options: DurationHistogramOptions) {
    const { name, help, labelNames } = options;
    const description = { name, help, labelNames, buckets: [...DURATION_BOUNDS], registers: [] };
    super(description);
    this.told = options;
    this.described = new Histogram(description);
  }

  /** What one process gives to another that adds up. */
  override get(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    return this.getForPromString();
  }

  /** What a registry makes text of; prom-client asks a histogram here, and not `get`. */
  async getForPromString(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    const { name, read } = this.told;
    return {
      ...(await this.described.get()),
      values: [...read()].flatMap(([labels, durations]) => valuesOf(name, labels, durations)),
    };
  }
}

function valuesOf(
  name: string,
  labels: Record<string, string>,
  { buckets, count, sum }: Durations,
): MetricValueWithName<string>[] {
  let below = 0;
  const cumulated = DURATION_BOUNDS.map((le, at) => {
    below += buckets[at] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below };
  });
  return [
    ...cumulated,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
