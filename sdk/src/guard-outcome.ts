import type { Auth } from './auth';

/** A request that may not pass, and what is answered to it. */
export interface Refusal {
  readonly ok: false;
  readonly status: 401 | 403 | 500 | 503;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a guard comes to. */
export type GuardOutcome = { readonly ok: true; readonly auth: Auth } | Refusal;
