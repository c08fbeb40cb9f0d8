import { momentAtWall, momentOf } from './local-age';
import type { CachedBundle } from './local-cache-file';
import type { HeldBundle } from './local-held';
import { withKeptKeys } from './local-kept-keys';
import { LocalLoader } from './local-load';
import { RevisionOrder } from './local-order';
import { type BundleAnswer, BundleRequests, type MissingKid } from './local-request';
import type { LocalServices } from './local-services';
import type { ClaimcheckSettings } from './settings';

type NewBundle = Extract<BundleAnswer, { kind: 'new' }>;
type Fresh = Pick<HeldBundle, 'confirmed'> & { readonly before: HeldBundle | null };

/** The bundle that is judged by, and how another one takes its place. */
export class LocalBundle {
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;
  private readonly requests: BundleRequests;
  private readonly loader: LocalLoader;
  private readonly order = new RevisionOrder();
  private asked = 0;
  private taken = 0;
  /** Null: there is none yet. */
  held: HeldBundle | null = null;

  constructor(settings: ClaimcheckSettings, services: LocalServices) {
    this.settings = settings;
    this.services = services;
    this.requests = new BundleRequests(settings, services);
    this.loader = new LocalLoader(settings.workspaceId);
  }

  /**
   * Asks the api and takes what it says; rejects with what stands in the way. Of several that are under way at
   * a time, none takes the place of what came for a later one.
   */
  async ask(missing: MissingKid | null): Promise<void> {
    this.asked += 1;
    const turn = this.asked;
    const fresh: Fresh = { confirmed: momentOf(this.services), before: this.held };
    const answer = await this.requests.ask(fresh.before?.revision ?? null, missing);
    if (turn < this.taken) return;
    this.order.admit(answer.configuration, this.services.monotonic());
    const held = answer.kind === 'same' ? confirmed(answer, fresh) : await this.load(answer, fresh);
    if (turn < this.taken || held === null) return;
    this.taken = turn;
    this.order.take(answer.configuration);
    this.held = held;
  }

  /** Takes the bundle of a file; rejects where it is none. */
  async takeFile({ text, revision, configuration, confirmedAt }: CachedBundle): Promise<void> {
    const local = await this.loader.load(text);
    const confirmed = momentAtWall(confirmedAt, this.services);
    const plain = local;
    this.held = { local, plain, revision, configuration, source: 'file', confirmed, text };
    this.order.take(configuration);
  }

  /** Ends what is under way. */
  close(): void {
    this.requests.close();
  }

  private async load(answer: NewBundle, { confirmed, before }: Fresh): Promise<HeldBundle> {
    const { revision, configuration, text } = answer;
    const { cacheFile, maxAgeMs } = this.settings.local;
    const plain = await this.loader.load(text);
    const local = withKeptKeys(plain, configuration, before, maxAgeMs);
    const kept = cacheFile === null ? null : text;
    return { local, plain, revision, configuration, source: 'api', confirmed, text: kept };
  }
}

/** The bundle of before, which holds; keys that are not of it end where the configuration is another. */
function confirmed(
  { configuration }: BundleAnswer,
  { confirmed: at, before }: Fresh,
): HeldBundle | null {
  if (before === null) return null;
  const local = configuration === before.configuration ? before.local : before.plain;
  return { ...before, local, configuration, confirmed: at };
}
