/** Runs that are under way, by what they test; every press of the button follows one. */
export interface SharedRuns<E extends object> {
  /**
   * Follows the run of this key from its first event, starting it if there is none. A run ends early
   * when the last of its followers leaves; what the run throws is thrown to each of them.
   */
  follow(
    key: string,
    start: (signal: AbortSignal) => AsyncIterable<E>,
    signal?: AbortSignal,
  ): AsyncGenerator<E>;
}

/** Makes an empty set of runs. */
export function createSharedRuns<E extends object>(): SharedRuns<E> {
  const runs = new Map<string, SharedRun<E>>();
  return {
    follow(key, start, signal) {
      return lazily(() => {
        const known = runs.get(key);
        if (known !== undefined) return known.follow(signal);
        const forget = () => {
          if (runs.get(key) === run) runs.delete(key);
        };
        const run: SharedRun<E> = new SharedRun(start, forget);
        runs.set(key, run);
        return run.follow(signal);
      });
    },
  };
}

/** A run belongs to whoever asks for its first event, not to whoever only held the generator. */
async function* lazily<E>(make: () => AsyncGenerator<E>): AsyncGenerator<E> {
  yield* make();
}

class SharedRun<E extends object> {
  private readonly events: E[] = [];
  private readonly controller = new AbortController();
  private readonly forget: () => void;
  private followers = 0;
  private ended = false;
  private error: { readonly thrown: unknown } | null = null;
  private change = changeToCome();

  constructor(start: (signal: AbortSignal) => AsyncIterable<E>, forget: () => void) {
    this.forget = forget;
    void this.drive(start(this.controller.signal));
  }

  async *follow(signal: AbortSignal | undefined): AsyncGenerator<E> {
    this.followers += 1;
    const leave = this.departure();
    signal?.addEventListener('abort', leave, { once: true });
    if (signal?.aborted === true) leave();
    try {
      yield* this.eventsUntil(() => signal?.aborted === true && this.followers > 0);
    } finally {
      signal?.removeEventListener('abort', leave);
      leave();
    }
  }

  private async *eventsUntil(left: () => boolean): AsyncGenerator<E> {
    for (let at = 0; !left(); ) {
      const event = this.events[at];
      if (event !== undefined) {
        at += 1;
        yield event;
      } else if (this.ended) break;
      else await this.change.happened;
    }
    if (this.error !== null) throw this.error.thrown;
  }

  private departure(): () => void {
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      this.followers -= 1;
      if (this.followers === 0 && !this.ended) {
        // Whoever presses now begins anew instead of following a run that is being ended.
        this.forget();
        this.controller.abort();
      }
      this.notify();
    };
  }

  private async drive(events: AsyncIterable<E>): Promise<void> {
    try {
      for await (const event of events) {
        this.events.push(event);
        this.notify();
      }
    } catch (thrown) {
      this.error = { thrown };
    } finally {
      this.ended = true;
      this.forget();
      this.notify();
    }
  }

  private notify(): void {
    const { happen } = this.change;
    this.change = changeToCome();
    happen();
  }
}

function changeToCome(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}
