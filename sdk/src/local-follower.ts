import type { ClaimcheckStatus } from './answers';
import { ClaimcheckError } from './errors';
import { ageAt, type Moment, momentOf } from './local-age';
import type { LocalBundle } from './local-bundle';
import { bundleStatus, type HeldBundle } from './local-held';
import { LocalKeeper } from './local-keeper';
import { pauseBefore } from './local-pace';
import { again, asFailure, isRefusal } from './local-refusal';
import { closedError } from './local-request';
import type { LocalServices } from './local-services';
import { LocalSettled } from './local-settled';
import { tellStatus } from './local-tell';
import type { ClaimcheckSettings } from './settings';

type Problem = NonNullable<ClaimcheckStatus['problem']>;

/** Follows the bundle of the api: one poll after the other, each of which may bring another bundle. */
export class LocalFollower {
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;
  private readonly bundle: LocalBundle;
  private readonly keeper: LocalKeeper;
  private refusal: ClaimcheckError | null = null;
  private lastFailure: ClaimcheckError | null = null;
  private problem: Problem | null = null;
  private failures = 0;
  private closed = false;
  private last: Promise<void> = Promise.resolve();
  private callOff: () => void = () => undefined;
  /** There is a bundle for the first time, or a reason why there is none. */
  readonly settled: LocalSettled;

  constructor(settings: ClaimcheckSettings, services: LocalServices, bundle: LocalBundle) {
    this.settings = settings;
    this.services = services;
    this.bundle = bundle;
    this.keeper = new LocalKeeper(settings, services);
    this.settled = new LocalSettled(settings.timeoutMs, services);
  }

  /** Begins with the file, if there is one, and polls from then on. */
  start(): void {
    this.last = this.readFile().then(() => this.poll());
  }

  /** The bundle to judge by at a moment, which is now; throws what stands in the way. */
  current(at: Moment = momentOf(this.services)): HeldBundle {
    const { held } = this.bundle;
    const obstacle = this.stands(at);
    if (held === null || obstacle !== null) throw obstacle ?? this.noBundle();
    return held;
  }

  /** Whether the last poll brought what it should. */
  get isWell(): boolean {
    return !this.closed && this.failures === 0;
  }

  /** How it stands. */
  status(): ClaimcheckStatus {
    const { settings, services } = this;
    const { held } = this.bundle;
    return {
      mode: 'local',
      ready: held !== null && this.stands(momentOf(services)) === null,
      bundle: held === null ? null : bundleStatus(held, settings, services),
      problem: this.problem ?? this.keeper.problem,
    };
  }

  /** Ends polls and waits for what is written. */
  async close(): Promise<void> {
    this.closed = true;
    this.settled.settle();
    this.callOff();
    this.bundle.close();
    await this.last;
    await this.keeper.close();
  }

  /** Null: nothing stands in the way of the bundle that is held. */
  private stands(at: Moment): ClaimcheckError | null {
    if (this.closed) return closedError();
    if (this.refusal !== null) return again(this.refusal);
    const { held } = this.bundle;
    if (held === null) return null;
    const { maxAgeMs } = this.settings.local;
    return ageAt(held.confirmed, at) > maxAgeMs ? this.tooOld(maxAgeMs) : null;
  }

  private tooOld(maxAgeMs: number): ClaimcheckError {
    return this.failure(
      'BUNDLE_TOO_OLD',
      `The api has not confirmed the bundle for more than ${maxAgeMs} ms, so nothing is decided by it.`,
    );
  }

  private noBundle(): ClaimcheckError {
    return this.failure('NO_BUNDLE', 'There is no bundle yet to decide by.');
  }

  private failure(code: 'BUNDLE_TOO_OLD' | 'NO_BUNDLE', message: string): ClaimcheckError {
    const { lastFailure: cause } = this;
    const why = cause === null ? '' : ` ${cause.message}`;
    return new ClaimcheckError(message + why, { code, cause: cause ?? undefined });
  }

  /** Never rejects. */
  private async poll(): Promise<void> {
    if (this.closed) return;
    try {
      await this.bundle.ask(null);
      if (!this.closed) this.succeed();
    } catch (error) {
      if (!this.closed) this.fail(asFailure(error));
    }
    if (!this.closed) this.callOff = this.services.schedule(pollsOf(this), this.pause());
  }

  /** The poll that is due. */
  pollNow(): void {
    this.last = this.poll();
  }

  private async readFile(): Promise<void> {
    const cached = await this.keeper.read();
    if (cached === null) return;
    try {
      await this.bundle.takeFile(cached);
      this.settled.settle();
    } catch (error) {
      this.keeper.ignore(asFailure(error).message);
    }
  }

  private succeed(): void {
    const { settings, problem } = this;
    const { held } = this.bundle;
    this.failures = 0;
    [this.problem, this.lastFailure, this.refusal] = [null, null, null];
    this.settled.settle();
    if (held !== null) this.keeper.keep(held);
    if (problem !== null) tellStatus(settings.local, () => this.status());
  }

  private fail(failure: ClaimcheckError): void {
    const before = this.problem?.code;
    this.failures += 1;
    this.lastFailure = failure;
    const { code, message } = failure;
    this.problem = { code, message, at: new Date(this.services.now()).toISOString() };
    this.settled.fail();
    if (isRefusal(failure)) {
      this.refusal = failure;
      this.settled.settle();
      this.keeper.drop();
    }
    if (before !== code) tellStatus(this.settings.local, () => this.status());
  }

  private pause(): number {
    return pauseBefore({
      pollIntervalMs: this.settings.local.pollIntervalMs,
      failures: this.failures,
      holds: this.bundle.held !== null,
      retryAfterSeconds: this.lastFailure?.retryAfterSeconds ?? null,
      random: this.services.random(),
    });
  }
}

/** A timer holds nobody's client: one that was let go without `close` polls no more. */
function pollsOf(follower: LocalFollower): () => void {
  const held = new WeakRef(follower);
  return () => held.deref()?.pollNow();
}
