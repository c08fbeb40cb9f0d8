import type { ClaimcheckStatus } from './answers';
import { type CachedBundle, LocalCacheFile, type ReadCache, reasonOf } from './local-cache-file';
import type { HeldBundle } from './local-held';
import type { LocalServices } from './local-services';
import type { ClaimcheckSettings } from './settings';

type Problem = NonNullable<ClaimcheckStatus['problem']>;

/** A confirmation that is kept may be so much older than the last one. */
const REWRITE_MS = 300_000;
/** A file that could not be written is tried again after so long. */
const AGAIN_MS = 60_000;

/** Keeps the last bundle in a file, if one is wanted. What goes wrong with it is told, and harms nothing else. */
export class LocalKeeper {
  private readonly file: LocalCacheFile | null;
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;
  private busy: Promise<void> | null = null;
  private written: Omit<CachedBundle, 'text'> | null = null;
  /** Monotonic milliseconds. */
  private notBefore = 0;
  /** Why the file is not used, or not written; null: all is well. */
  problem: Problem | null = null;

  constructor(settings: ClaimcheckSettings, services: LocalServices) {
    const { cacheFile } = settings.local;
    this.file = cacheFile === null ? null : new LocalCacheFile(cacheFile, settings.apiKey);
    this.settings = settings;
    this.services = services;
  }

  /** The bundle of a process before; null: there is none that may be used. */
  async read(): Promise<CachedBundle | null> {
    const { workspaceId: workspace, local } = this.settings;
    const { now, maxBytes } = this.services;
    const reading = { workspace, now: now(), maxAgeMs: local.maxAgeMs, maxBytes };
    const found: ReadCache = (await this.file?.read(reading)) ?? { kind: 'none' };
    await this.tidy();
    if (found.kind === 'ignored') this.tell('CACHE_FILE_IGNORED', 'is not used', found.reason);
    if (found.kind !== 'bundle') return null;
    const { text: _, ...head } = found.bundle;
    this.written = head;
    return found.bundle;
  }

  /** Says that what it held cannot be used after all. */
  ignore(reason: string): void {
    this.written = null;
    this.tell('CACHE_FILE_IGNORED', 'is not used', reason);
  }

  /** Writes a bundle where the file holds another, or one that was confirmed long before. Nobody waits for it. */
  keep({ text, revision, configuration, confirmed }: HeldBundle): void {
    if (this.file === null || text === null || this.busy !== null) return;
    if (this.services.monotonic() < this.notBefore) return;
    const { written } = this;
    const confirmedAt = confirmed.wall;
    const isNew = written === null || written.revision !== revision;
    if (!isNew && confirmedAt - written.confirmedAt < REWRITE_MS) return;
    const head = {
      workspace: this.settings.workspaceId,
      revision,
      configuration,
      confirmedAt,
    };
    this.run(this.file.write({ ...head, text }), head);
  }

  /** Takes the file away: the api has refused the key, and no process may go on with what it was given. */
  drop(): void {
    const { file, busy } = this;
    if (file === null) return;
    this.run(
      (busy ?? Promise.resolve()).then(() => file.remove()),
      null,
    );
  }

  /** Resolves when nothing is written any more. */
  async close(): Promise<void> {
    await this.busy;
  }

  private async tidy(): Promise<void> {
    try {
      await this.file?.tidy(this.services.now());
    } catch (error) {
      this.tell('CACHE_FILE_NOT_WRITTEN', 'has remains beside it that stay', reasonOf(error));
    }
  }

  private run(work: Promise<void>, written: Omit<CachedBundle, 'text'> | null): void {
    const busy = work
      .then(() => {
        this.written = written;
        this.problem = null;
      })
      .catch((error: unknown) => {
        this.written = null;
        this.notBefore = this.services.monotonic() + AGAIN_MS;
        this.tell('CACHE_FILE_NOT_WRITTEN', 'cannot be written', reasonOf(error));
      })
      .finally(() => {
        if (this.busy === busy) this.busy = null;
      });
    this.busy = busy;
  }

  private tell(code: string, what: string, reason: string): void {
    const { cacheFile } = this.settings.local;
    const at = new Date(this.services.now()).toISOString();
    this.problem = { code, message: `The file ${cacheFile} ${what}: ${reason}.`, at };
  }
}
