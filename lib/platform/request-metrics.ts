import type { LabelledDurations } from './duration-histogram';
import { addDuration, createDurations, type Durations } from './durations';

/** Counts the requests of one route. */
export type RequestRecorder = (status: number, seconds: number) => void;

/** Durations of requests by route, method and status. */
export class RequestMetrics {
  private readonly routes: [labels: Record<string, string>, byStatus: Map<number, Durations>][] =
    [];

  /** What counts for one route, to be asked for once and kept. */
  recorder(method: string, route: string): RequestRecorder {
    const byStatus = new Map<number, Durations>();
    this.routes.push([{ method, route }, byStatus]);
    return (status, seconds) => {
      let durations = byStatus.get(status);
      if (durations === undefined) {
        durations = createDurations();
        byStatus.set(status, durations);
      }
      addDuration(durations, seconds);
    };
  }

  /** What was counted so far. */
  *read(): LabelledDurations {
    for (const [labels, byStatus] of this.routes) {
      for (const [status, durations] of byStatus) {
        yield [{ ...labels, status: String(status) }, durations];
      }
    }
  }
}
