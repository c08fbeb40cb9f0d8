import { ClaimcheckError } from './errors';
import { wrongBundle } from './local-load';
import type { LocalServices } from './local-services';
import { textDigest } from './local-text';
import { attemptCall, type RemoteAnswer } from './remote-attempt';
import type { ClaimcheckSettings } from './settings';

/** A token came that the provider has no key for in the bundle. */
export interface MissingKid {
  readonly providerId: string;
  /** Null: the token names none, and no key fits its algorithm. */
  readonly kid: string | null;
}

/** What the api said: that the bundle still holds, or another one. */
export type BundleAnswer = Told &
  (
    | { readonly kind: 'same' }
    | { readonly kind: 'new'; readonly revision: string; readonly text: string }
  );

interface Told {
  /** Number of the configuration that the bundle was made by; null: the api says none. */
  readonly configuration: number | null;
}

/** Large bundles on slow lines take longer than a call may. */
const LEAST_TIME_MS = 30_000;

/** Asks the api for the bundle. */
export class BundleRequests {
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;
  private readonly open = new Set<AbortController>();
  private closed = false;

  constructor(settings: ClaimcheckSettings, services: LocalServices) {
    this.settings = settings;
    this.services = services;
  }

  /**
   * `revision`: the bundle that is had; null: none. Rejects with `ClaimcheckError`, also for a text that is not
   * the one that its ETag names.
   */
  async ask(revision: string | null, missing: MissingKid | null): Promise<BundleAnswer> {
    const answer = await this.send(revision, missing);
    const configuration = configurationIn(answer);
    if (answer.status === 304 && revision !== null) return { kind: 'same', configuration };
    if (answer.status !== 200) throw wrongBundle(`the status is ${answer.status}`);
    const tag = answer.headers.get('etag') ?? '';
    const digest = await textDigest(answer.text);
    const named = TAG_OF_TEXT.exec(tag)?.[1] ?? digest;
    if (named !== digest) throw wrongBundle('its text is not the one that its ETag names');
    const etag = tag === '' ? `"${digest}"` : tag;
    return { kind: 'new', configuration, revision: etag, text: answer.text };
  }

  /** Ends what is under way. */
  close(): void {
    this.closed = true;
    for (const controller of this.open) controller.abort(closedError());
  }

  private async send(revision: string | null, missing: MissingKid | null): Promise<RemoteAnswer> {
    if (this.closed) throw closedError();
    const controller = new AbortController();
    const { signal } = controller;
    this.open.add(controller);
    const time = Math.max(LEAST_TIME_MS, this.settings.timeoutMs);
    const callOff = this.services.schedule(() => controller.abort(timedOut(time)), time);
    try {
      const request = {
        method: 'GET',
        path: pathOf(missing),
        headers: revision === null ? {} : { 'if-none-match': revision },
        maxBytes: this.services.maxBytes,
      } as const;
      // A fetch of somebody's own may not listen to the signal.
      const outcome = await Promise.race([
        attemptCall(request, this.settings, signal),
        endOf(signal),
      ]);
      if (outcome.ok) return outcome.answer;
      signal.throwIfAborted();
      throw outcome.error;
    } finally {
      callOff();
      this.open.delete(controller);
    }
  }
}

/** SHA-256 of the text as the api writes it; what stands between may have made it a weak one. */
const TAG_OF_TEXT = /^(?:W\/)?"([0-9a-f]{64})"$/;

function configurationIn({ headers }: RemoteAnswer): number | null {
  const text = headers.get('x-claimcheck-revision')?.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function pathOf(missing: MissingKid | null): string {
  if (missing === null) return '/v1/bundle';
  const { providerId: provider, kid } = missing;
  return `/v1/bundle?${new URLSearchParams({ provider, ...(kid !== null && { kid }) })}`;
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function timedOut(ms: number): ClaimcheckError {
  return new ClaimcheckError(`The api did not send the bundle within ${ms} ms.`, {
    code: 'TIMED_OUT',
  });
}

/** What calls fail with after `close`. */
export function closedError(): ClaimcheckError {
  return new ClaimcheckError('This client was closed.', { code: 'CLOSED' });
}
