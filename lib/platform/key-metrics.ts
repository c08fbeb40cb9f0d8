import type { LabelledDurations } from './duration-histogram';
import { addDuration, createDurations, type Durations } from './durations';
import type { KeyFetchEvent, KeySetEvents } from './key-set-events';

/** How often the keys of a provider were fetched, with one outcome. */
interface Fetches {
  readonly labels: { readonly provider: string; readonly outcome: string; readonly code: string };
  count: number;
}

/** Fetches of keys, by the provider's id and how they ended. */
export class KeyMetrics {
  private readonly fetches = new Map<string, Fetches>();
  private readonly durations = new Map<string, Durations>();

  /** Counts what happens from now on; what is returned ends it. */
  follow(events: KeySetEvents): () => void {
    return events.listen((event) => this.count(event));
  }

  /** Counts one attempt. */
  count({ providerId, outcome, code, durationMs }: KeyFetchEvent): void {
    const labels = { provider: providerId, outcome, code: code ?? '' };
    const name = `${providerId} ${outcome} ${labels.code}`;
    const known = this.fetches.get(name) ?? { labels, count: 0 };
    known.count += 1;
    this.fetches.set(name, known);
    const durations = this.durations.get(outcome) ?? createDurations();
    addDuration(durations, durationMs / 1000);
    this.durations.set(outcome, durations);
  }

  /** How often each outcome came. */
  readFetches(): Iterable<Fetches> {
    return this.fetches.values();
  }

  /** How long attempts took, by outcome. */
  *readDurations(): LabelledDurations {
    for (const [outcome, durations] of this.durations) yield [{ outcome }, durations];
  }
}
