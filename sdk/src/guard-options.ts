/** How the guards of a framework answer. */
export interface GuardOptions {
  /** What `WWW-Authenticate` names as protected; default: nothing. */
  readonly realm?: string;
  /** Whether refusals are `{"detail": "…"}` instead of `{"code": "…", "message": "…"}`; default false. */
  readonly detail?: boolean;
  /**
   * Told of each error for which a request is answered 500 or 503; default: a warning of the process, each
   * message once in ten minutes, and at most twenty of one kind. What it throws is left to the framework, and nothing is allowed.
   */
  readonly onError?: (error: unknown) => void;
}

/** A value, now or later. */
export type Eventual<T> = T | Promise<T>;

/** A token that is read from somewhere else than `Authorization`; null or empty: there is none. */
export type TokenGetter<Args extends readonly unknown[]> = (
  ...args: Args
) => Eventual<string | null | undefined>;
