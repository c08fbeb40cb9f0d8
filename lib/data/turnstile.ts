/** Leaves the turnstile; a second call does nothing. */
export type Leave = () => void;

/** The name of the error of who did not get in in time. */
export const TURNSTILE_TIMEOUT = 'TurnstileTimeout';

/** The turn did not come in time. */
export class TurnstileTimeout extends Error {
  override readonly name = TURNSTILE_TIMEOUT;
}

/** Lets one holder through at a time, in the order in which they came. */
export class Turnstile {
  #held: boolean = false;
  readonly #waiting: (() => void)[] = [];

  /** Resolves once it is this caller's turn; whoever gets it must leave. Waits for ever unless told otherwise. */
  async enter(withinMs?: number): Promise<Leave> {
    if (this.#held) await this.#turn(withinMs);
    this.#held = true;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#passOn();
    };
  }

  #turn(withinMs: number | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1);
        reject(new TurnstileTimeout(`It was not our turn within ${withinMs} ms.`));
      };
      const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push(admit);
    });
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    // While someone is waiting the turnstile stays held, so that nobody slips in between.
    if (next === undefined) this.#held = false;
    else next();
  }
}
