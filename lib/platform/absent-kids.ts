/** Key ids that a fetch did not find, each remembered for a while; of a bounded number. */
export class AbsentKids {
  /** Until when, in the order in which they were noted. */
  private readonly until = new Map<string, number>();
  private readonly max: number;
  private readonly ms: number;

  constructor(max: number, ms: number) {
    this.max = max;
    this.ms = ms;
  }

  get size(): number {
    return this.until.size;
  }

  /** Whether it was noted within the time; `now` is monotonic. */
  has(kid: string, now: number): boolean {
    return now < (this.until.get(kid) ?? 0);
  }

  note(kid: string, now: number): void {
    this.until.delete(kid);
    this.until.set(kid, now + this.ms);
    if (this.until.size <= this.max) return;
    const [oldest] = this.until.keys();
    if (oldest !== undefined) this.until.delete(oldest);
  }
}
