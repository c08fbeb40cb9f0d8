/// <reference lib="esnext.disposable" preserve="true" />
import type {
  Answered,
  AuthorizationAnswer,
  CheckAuthorizationBatchInput,
  CheckAuthorizationInput,
  ClaimcheckStatus,
  VerifyAnswer,
  VerifyOptions,
} from './answers';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import type { ClaimcheckOptions } from './options';
import { readOptions } from './read-options';
import { readingBackend } from './reading-backend';
import { remoteBackend } from './remote-backend';

const NOT_EXPLAINED: VerifyOptions = Object.freeze({});

/**
 * A client of Claimcheck: make one for the whole process. Its constructor throws `ClaimcheckError`
 * CONFIGURATION; its methods reject with `ClaimcheckError` only, and a token that is refused or an access
 * that is denied is an answer.
 */
export class Claimcheck {
  readonly #backend: Backend;
  #closed = false;

  constructor(options: ClaimcheckOptions = {}) {
    const settings = readOptions(options);
    const backend = settings.mode === 'local' ? localBackend(settings) : remoteBackend(settings);
    this.#backend = readingBackend(backend);
  }

  /** Whether a token is good, and if not, why. */
  verify(token: string, options = NOT_EXPLAINED): Promise<Answered<VerifyAnswer>> {
    return this.#backend.verify(token, options).then(answered);
  }

  /** The same of 1 to 100 tokens, in their order. */
  verifyBatch(
    tokens: readonly string[],
    options = NOT_EXPLAINED,
  ): Promise<Answered<readonly VerifyAnswer[]>> {
    return this.#backend.verifyBatch(tokens, options).then(answered);
  }

  /** Whether the holder of a token may do something, by the policies of the workspace. */
  checkAuthorization(input: CheckAuthorizationInput): Promise<Answered<AuthorizationAnswer>> {
    return this.#backend.checkAuthorization(input).then(answered);
  }

  /** The same of 1 to 100 checks about one token, in their order. */
  checkAuthorizationBatch(
    input: CheckAuthorizationBatchInput,
  ): Promise<Answered<readonly AuthorizationAnswer[]>> {
    return this.#backend.checkAuthorizationBatch(input).then(answered);
  }

  /**
   * Resolves when calls can be answered: api mode asks the api once, with the key; local mode waits for a bundle.
   * Rejects as a call would: for a key without the scopes `verify` and `authorize`, of another workspace, or revoked.
   */
  ready(): Promise<void> {
    return this.#backend.ready();
  }

  /** How the client stands. */
  status(): ClaimcheckStatus {
    const status = this.#backend.status();
    return this.#closed ? { ...status, ready: false } : status;
  }

  /** Ends requests and timers; calls fail with CLOSED from now on. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#backend.close();
  }

  /** `await using`: as `close`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function answered<T>(data: T): Answered<T> {
  return { data };
}
