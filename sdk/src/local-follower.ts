import type { ClaimcheckStatus } from './answers';
import { ClaimcheckError } from './errors';
import { ageOf, type Moment, momentAtWall, momentOf } from './local-age';
import { bundleStatus, type HeldBundle } from './local-held';
import { LocalKeeper } from './local-keeper';
import { LocalLoader } from './local-load';
import { pauseBefore } from './local-pace';
import { BundleRequests, closedError, type MissingKid } from './local-request';
import type { LocalServices } from './local-services';
import type { ClaimcheckSettings } from './settings';

type Problem = NonNullable<ClaimcheckStatus['problem']>;

/** The api has said that this key may not have the bundle: nothing is answered any more. */
const REFUSALS: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

/** Follows the bundle of the api: one poll after the other, each of which may bring another bundle. */
export class LocalFollower {
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;
  private readonly requests: BundleRequests;
  private readonly loader: LocalLoader;
  private readonly keeper: LocalKeeper;
  private held: HeldBundle | null = null;
  private refusal: ClaimcheckError | null = null;
  private lastFailure: ClaimcheckError | null = null;
  private problem: Problem | null = null;
  private failures = 0;
  private closed = false;
  private last: Promise<void> = Promise.resolve();
  private callOff: () => void = () => undefined;
  private resolveSettled: () => void = () => undefined;
  /** Resolves when there is a bundle for the first time, or a reason why there is none. */
  readonly settled: Promise<void>;
  /** Whether that has happened. */
  isSettled = false;

  constructor(settings: ClaimcheckSettings, services: LocalServices) {
    this.settings = settings;
    this.services = services;
    this.requests = new BundleRequests(settings, services);
    this.loader = new LocalLoader(settings.workspaceId);
    this.keeper = new LocalKeeper(settings, services);
    this.settled = new Promise((resolve) => {
      this.resolveSettled = resolve;
    });
  }

  /** Begins with the file, if there is one, and polls from then on. */
  start(): void {
    this.last = this.readFile();
    void this.poll(null);
  }

  /** The bundle to judge by; throws what stands in the way. */
  current(): HeldBundle {
    const { held } = this;
    if (held === null || this.stands() !== null) throw this.stands() ?? this.noBundle();
    return held;
  }

  /** Polls after what is under way; never rejects. */
  poll(missing: MissingKid | null): Promise<void> {
    this.last = this.last.then(() => this.pollOnce(missing));
    return this.last;
  }

  /** How it stands. */
  status(): ClaimcheckStatus {
    const { held, settings, services } = this;
    return {
      mode: 'local',
      ready: held !== null && this.stands() === null,
      bundle: held === null ? null : bundleStatus(held, settings, services),
      problem: this.problem ?? this.keeper.problem,
    };
  }

  /** Ends polls and waits for what is written. */
  async close(): Promise<void> {
    this.closed = true;
    this.settle();
    this.callOff();
    this.requests.close();
    await this.last;
    await this.keeper.close();
  }

  private settle(): void {
    this.isSettled = true;
    this.resolveSettled();
  }

  /** Null: nothing stands in the way of the bundle that is held. */
  private stands(): ClaimcheckError | null {
    if (this.closed) return closedError();
    if (this.refusal !== null) return again(this.refusal);
    const { held, settings, services } = this;
    if (held === null) return null;
    const { maxAgeMs } = settings.local;
    return ageOf(held.confirmed, services) > maxAgeMs ? this.tooOld(maxAgeMs) : null;
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

  private async pollOnce(missing: MissingKid | null): Promise<void> {
    if (this.closed) return;
    this.callOff();
    const sent = momentOf(this.services);
    try {
      await this.take(sent, missing);
      if (!this.closed) this.succeed();
    } catch (error) {
      if (!this.closed) this.fail(asFailure(error));
    }
    if (!this.closed)
      this.callOff = this.services.schedule(() => void this.poll(null), this.pause());
  }

  private async take(sent: Moment, missing: MissingKid | null): Promise<void> {
    const before = this.held;
    const answer = await this.requests.ask(before?.revision ?? null, missing);
    if (answer.kind === 'same') {
      if (before !== null) this.held = { ...before, confirmed: sent };
      return;
    }
    const { revision, text } = answer;
    const local = await this.loader.load(text);
    const kept = this.keeper.keepsTexts ? text : null;
    this.held = { local, revision, source: 'api', confirmed: sent, text: kept };
  }

  private async readFile(): Promise<void> {
    const cached = await this.keeper.read();
    if (cached === null) return;
    const { text, revision, confirmedAt } = cached;
    try {
      const local = await this.loader.load(text);
      const confirmed = momentAtWall(confirmedAt, this.services);
      this.held = { local, revision, source: 'file', confirmed, text };
      this.settle();
    } catch (error) {
      this.keeper.ignore(asFailure(error).message);
    }
  }

  private succeed(): void {
    const { held, settings, problem } = this;
    this.failures = 0;
    [this.problem, this.lastFailure, this.refusal] = [null, null, null];
    this.settle();
    if (held?.text != null) {
      const { revision, text, confirmed } = held;
      const { workspaceId: workspace } = settings;
      this.keeper.keep({ workspace, revision, confirmedAt: confirmed.wall, text });
    }
    if (problem !== null) this.tell();
  }

  private fail(failure: ClaimcheckError): void {
    const before = this.problem?.code;
    this.failures += 1;
    this.lastFailure = failure;
    const { code, message } = failure;
    this.problem = { code, message, at: new Date(this.services.now()).toISOString() };
    if (REFUSALS.has(code)) {
      this.refusal = failure;
      this.settle();
      this.keeper.drop();
    }
    if (before !== code) this.tell();
  }

  private pause(): number {
    return pauseBefore({
      pollIntervalMs: this.settings.local.pollIntervalMs,
      failures: this.failures,
      holds: this.held !== null,
      retryAfterSeconds: this.lastFailure?.retryAfterSeconds ?? null,
      random: this.services.random(),
    });
  }

  /** On a turn of its own: what somebody's function throws is theirs, and ends no poll. */
  private tell(): void {
    const { onStatus } = this.settings.local;
    if (onStatus !== null) queueMicrotask(() => onStatus(this.status()));
  }
}

function asFailure(error: unknown): ClaimcheckError {
  if (error instanceof ClaimcheckError) return error;
  const message = `The poll failed: ${error instanceof Error ? error.message : String(error)}`;
  return new ClaimcheckError(message, { code: 'UNEXPECTED_ANSWER', cause: error });
}

/** Made anew for each call, so that its stack is that of the call. */
function again(error: ClaimcheckError): ClaimcheckError {
  const { message, code, status, requestId } = error;
  return new ClaimcheckError(message, {
    code,
    ...(status !== null && { status }),
    ...(requestId !== null && { requestId }),
    cause: error,
  });
}
