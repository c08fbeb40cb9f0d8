import { ClaimcheckError } from './errors';

/** For so long every answer has to be older than the last one that was taken, before one is. */
const BACK_AFTER_MS = 60_000;

interface Back {
  /** The last one that was told. */
  readonly revision: number;
  /** Monotonic milliseconds of the first. */
  readonly since: number;
}

/**
 * Refuses answers that are older than one that was taken: a process of the api that is behind the others must
 * not bring back what was revoked. The numbers go back for good where the database was restored from a backup.
 */
export class RevisionOrder {
  private highest: number | null = null;
  private back: Back | null = null;

  /**
   * Throws UNAVAILABLE for an answer that is not to be taken now (monotonic milliseconds). `revision`: of the
   * configuration that it was made by; null: an api that says none, which is believed.
   */
  admit(revision: number | null, now: number): void {
    const { highest, back } = this;
    if (revision === null || highest === null || revision >= highest) {
      this.back = null;
      return;
    }
    const goesOn = back !== null && revision >= back.revision;
    const since = goesOn ? back.since : now;
    this.back = { revision, since };
    if (now - since < BACK_AFTER_MS) throw older(revision, highest);
  }

  /** Notes that an answer was taken. */
  take(revision: number | null): void {
    this.highest = revision ?? this.highest;
    this.back = null;
  }
}

function older(revision: number, highest: number): ClaimcheckError {
  const message = `The answer is not used, for it is older than the bundle that is (configuration ${revision}, not ${highest}). A process of the api is behind the others, or its database was restored.`;
  return new ClaimcheckError(message, { code: 'UNAVAILABLE' });
}
