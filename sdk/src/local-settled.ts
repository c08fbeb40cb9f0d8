import type { LocalServices } from './local-services';

/** Whether those who want the first bundle still wait for it. They wait together, for as long as a call may last. */
export class LocalSettled {
  private readonly timeoutMs: number;
  private readonly services: LocalServices;
  /** Monotonic milliseconds. */
  private readonly since: number;
  private resolve: () => void = () => undefined;
  private readonly promise: Promise<void>;
  private callOff: (() => void) | null = null;
  /** Nobody waits any more. */
  isSettled = false;

  constructor(timeoutMs: number, services: LocalServices) {
    this.timeoutMs = timeoutMs;
    this.services = services;
    this.since = services.monotonic();
    this.promise = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** Resolves when it is settled. */
  wait(): Promise<void> {
    if (!this.isSettled) this.callOff ??= this.services.wait(() => this.settle(), this.timeoutMs);
    return this.promise;
  }

  /** A poll failed: after as long as a call may last, whoever comes is told so at once. */
  fail(): void {
    if (this.services.monotonic() - this.since >= this.timeoutMs) this.settle();
  }

  /** There is a bundle, or a reason why there is none. */
  settle(): void {
    this.isSettled = true;
    this.callOff?.();
    this.resolve();
  }
}
