/** Lets the first of a row of like events through, and then one in each window. */
export class QuietWindow {
  private readonly ms: number;
  private openAt = Number.NEGATIVE_INFINITY;

  constructor(ms: number) {
    this.ms = ms;
  }

  /** Whether this one may be told; `now` is monotonic milliseconds. */
  mayTell(now: number): boolean {
    if (now < this.openAt) return false;
    this.openAt = now + this.ms;
    return true;
  }
}
