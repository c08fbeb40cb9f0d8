import { type JudgedAddress, judgeFetchUrl } from '@/lib/core/oidc/issuer-url';
import type { Validators } from '@/lib/core/oidc/validators';
import { type Resolve, systemResolve } from './address-guard';
import {
  type FetchedJson,
  fetchOne,
  fetchOneIfChanged,
  type NotModified,
} from './guarded-fetch-answer';
import { FetchBudget, type Schedule, systemSchedule } from './guarded-fetch-budget';
import { type ConnectionFacts, GuardedConnection } from './guarded-fetch-connection';
import { type Dial, systemDial } from './guarded-fetch-dial';
import { type FetchFailure, fetchFailure } from './guarded-fetch-failure';
import { failureOfError } from './guarded-fetch-translate';

export interface GuardedFetchOptions {
  /** Default: the system's resolver. Tests give another; production has no switch for it. */
  readonly resolve?: Resolve;
  readonly dial?: Dial;
  /** Exact origins for which http and private addresses are permitted. */
  readonly allowedPrivateOrigins: readonly string[];
  /** PEM certificates trusted beside the public ones; default none. */
  readonly ca?: string | null;
  /** For everything together, from the first call on; default 5,000. */
  readonly budgetMs?: number;
  /** Ends the budget; default: the machine's clock. Tests give another. */
  readonly schedule?: Schedule;
  /** Of one body after inflation; default 524,288. */
  readonly maxBytes?: number;
  /** Ends whatever is under way with `CANCELLED`. */
  readonly signal?: AbortSignal;
}

export type Connected = { readonly ok: true; readonly connection: ConnectionFacts };

/** The only way out: fetches JSON within one budget, over one connection for each origin. */
export interface GuardedFetch {
  /** Resolves, judges and connects ahead of a fetch from the same origin. Never throws. */
  connect(url: string): Promise<Connected | FetchFailure>;
  /** Fetches a JSON document; redirects are not followed. Never throws. */
  fetchJson(url: string): Promise<FetchedJson | FetchFailure>;
  /** Fetches a JSON document unless it is as it was when the validators were given. Never throws. */
  fetchIfChanged(
    url: string,
    validators: Validators,
  ): Promise<FetchedJson | NotModified | FetchFailure>;
  /** Ends all connections and the budget; to be called when done. */
  close(): Promise<void>;
}

const DEFAULT_BUDGET_MS = 5000;
const DEFAULT_MAX_BYTES = 512 * 1024;

/** A fetch for one purpose, such as one report or one refresh: its limits hold for all of its calls. */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { budgetMs = DEFAULT_BUDGET_MS, schedule = systemSchedule } = options;
  const { maxBytes = DEFAULT_MAX_BYTES } = options;
  const budget = new FetchBudget(budgetMs, schedule, options.signal);
  const connections = new Map<string, GuardedConnection>();
  const rules = { allowedPrivateOrigins: options.allowedPrivateOrigins };

  const connectionTo = (judged: Extract<JudgedAddress, { ok: true }>): GuardedConnection => {
    budget.start();
    const known = connections.get(judged.url.origin);
    if (known !== undefined) return known;
    const { resolve = systemResolve, dial = systemDial, ca = null } = options;
    const { url, allowListed } = judged;
    const made = new GuardedConnection({
      url,
      allowListed,
      resolve,
      dial,
      ca,
      signal: budget.signal,
    });
    connections.set(url.origin, made);
    return made;
  };

  const guarded = async <T>(
    address: string,
    run: (connection: GuardedConnection, url: URL) => Promise<T>,
  ): Promise<T | FetchFailure> => {
    const judged = judgeFetchUrl(address, rules);
    if (!judged.ok) return fetchFailure(judged.problem, judged.message);
    try {
      return await run(connectionTo(judged), judged.url);
    } catch (error) {
      return failureOfError(error, budget.signal);
    }
  };

  return {
    connect: (address) =>
      guarded<Connected>(address, async (connection) => ({
        ok: true,
        connection: await connection.open(),
      })),
    fetchJson: (address) =>
      guarded(address, (connection, url) => fetchOne(connection, url, maxBytes)),
    fetchIfChanged: (address, validators) =>
      guarded<FetchedJson | NotModified | FetchFailure>(address, (connection, url) =>
        fetchOneIfChanged(connection, url, validators, maxBytes),
      ),
    close: async () => {
      budget.end();
      await Promise.all([...connections.values()].map((connection) => connection.close()));
    },
  };
}
