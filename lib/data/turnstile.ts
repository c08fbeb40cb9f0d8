/** Leaves the turnstile; a second call does nothing. */
export type Leave = () => void;

/** Lets one holder through at a time, in the order in which they came. */
export class Turnstile {
  #held: boolean = false;
  readonly #waiting: (() => void)[] = [];

  /** Resolves once it is this caller's turn; the caller must call what it gets. */
  async enter(): Promise<Leave> {
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#held = true;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#passOn();
    };
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    // While someone is waiting the turnstile stays held, so that nobody slips in between.
    if (next === undefined) this.#held = false;
    else next();
  }
}
