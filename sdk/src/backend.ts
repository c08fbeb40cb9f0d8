import type {
  AuthorizationAnswer,
  CheckAuthorizationBatchInput,
  CheckAuthorizationInput,
  ClaimcheckStatus,
  VerifyAnswer,
  VerifyOptions,
} from './answers';

/**
 * Who answers for a client: the HTTP API, or the engine in this process. Given what was read already
 * (`readingBackend`). Rejects with `ClaimcheckError` only.
 */
export interface Backend {
  readonly verify: (token: string, options: VerifyOptions) => Promise<VerifyAnswer>;
  readonly verifyBatch: (
    tokens: readonly string[],
    options: VerifyOptions,
  ) => Promise<readonly VerifyAnswer[]>;
  readonly checkAuthorization: (input: CheckAuthorizationInput) => Promise<AuthorizationAnswer>;
  readonly checkAuthorizationBatch: (
    input: CheckAuthorizationBatchInput,
  ) => Promise<readonly AuthorizationAnswer[]>;
  /** Resolves when calls can be answered; rejects where that cannot be reached. */
  readonly ready: () => Promise<void>;
  readonly status: () => ClaimcheckStatus;
  /** Stops timers and requests; calls fail with CLOSED after it. */
  readonly close: () => Promise<void>;
}
