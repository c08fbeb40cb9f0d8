/** What a key set may cost: times in milliseconds. */
export interface KeySetBounds {
  /** For one attempt, discovery and waiting for a turn included. */
  readonly budgetMs: number;
  /** How long stored keys are waited for. */
  readonly loadMs: number;
  /** How long keys are used after they stopped being fresh, while new ones cannot be had. */
  readonly staleMs: number;
  /** From this part of their time on, keys in use are fetched ahead. */
  readonly aheadFrom: number;
  /** Between two fetches for key ids that are not known. */
  readonly unknownKidMs: number;
  /** Between two fetches that people ask for. */
  readonly askedMs: number;
  /** After a first failure; doubled with each further one up to `maxBackOffMs`. */
  readonly backOffMs: number;
  /** As above, while there are keys to go on with. */
  readonly calmBackOffMs: number;
  /** A provider's own Retry-After is honoured up to this. */
  readonly maxBackOffMs: number;
  /** Who may wait for the keys of one provider at a time. */
  readonly maxWaiters: number;
  /** Key ids remembered as unknown, per provider. */
  readonly maxAbsent: number;
  /** Providers whose keys are held; those used least recently go first. */
  readonly maxProviders: number;
  /** Fetches at a time, and how many of them may go to providers that failed the last time. */
  readonly maxFetches: number;
  readonly maxDoubtfulFetches: number;
  /** While something goes on failing, the log says so once in this time. */
  readonly logEveryMs: number;
}

export const KEY_SET_BOUNDS: KeySetBounds = {
  budgetMs: 5000,
  loadMs: 1000,
  staleMs: 3_600_000,
  aheadFrom: 0.8,
  unknownKidMs: 30_000,
  askedMs: 10_000,
  backOffMs: 5000,
  calmBackOffMs: 30_000,
  maxBackOffMs: 60_000,
  maxWaiters: 1000,
  maxAbsent: 256,
  maxProviders: 10_000,
  maxFetches: 100,
  maxDoubtfulFetches: 25,
  logEveryMs: 300_000,
};
