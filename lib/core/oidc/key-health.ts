/** Why the last attempt to have keys failed, and when. */
export interface KeysFailing {
  /** Null for those who may not see network causes. */
  readonly code: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** How the keys of a saved provider stand, as an operator reads of them. Times are ISO 8601. */
export type KeyHealth =
  /** They are in the settings, and never fetched. */
  | { readonly state: 'pasted'; readonly keyCount: number }
  /** Fetched with the first token, or when somebody asks for it. */
  | { readonly state: 'not_fetched' }
  /** Keys are held. `failing`: newer ones cannot be had. */
  | {
      readonly state: 'held';
      readonly keyCount: number;
      /** The `kid` of the first twenty; keys without one are not among them. */
      readonly keyIds: readonly string[];
      readonly fetchedAt: string;
      /** Until then they are used without asking. */
      readonly freshUntil: string;
      /** Until then they are used while the provider does not answer. */
      readonly usableUntil: string;
      readonly failing: KeysFailing | null;
    }
  /** None are held, and none can be had: its tokens get JWKS_FETCH_FAILED. */
  | { readonly state: 'none'; readonly failing: KeysFailing };

/** Whether keys are used without asking for newer ones; `now` in epoch milliseconds. */
export function areKeysFresh(health: KeyHealth, now: number): boolean {
  return health.state === 'held' && Date.parse(health.freshUntil) > now;
}
