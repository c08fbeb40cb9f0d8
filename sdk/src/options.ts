import type { ClaimcheckStatus } from './answers';

/** How a client is made. */
export interface ClaimcheckOptions {
  /** Address of the api, such as `https://claimcheck.example.com`; default: CLAIMCHECK_API_URL. */
  readonly baseUrl?: string;
  /** Slug of the workspace; default: CLAIMCHECK_WORKSPACE. The api refuses a key of another one. */
  readonly workspaceId?: string;
  /** An API key (`cck_…`) with the scopes that are used; default: CLAIMCHECK_API_KEY. */
  readonly apiKey?: string;
  /** `api` (default): every call asks the api. `local`: answered in this process by the trust bundle. */
  readonly mode?: 'api' | 'local';
  /** Milliseconds for a call with all its retries; default 5000. */
  readonly timeoutMs?: number;
  /** Further attempts where the api did not answer or asked to come again; default 2. */
  readonly retries?: number;
  /** Whether an address with http: may be one that is neither of this machine nor private; default false. */
  readonly allowInsecureHttp?: boolean;
  /** Default: that of Node. */
  readonly fetch?: typeof fetch;
  /** Local mode only. */
  readonly local?: LocalOptions;
}

/** How a client in local mode follows the api. */
export interface LocalOptions {
  /** Milliseconds between two polls, about; default 5000, at least 250. */
  readonly pollIntervalMs?: number;
  /** For how long a bundle is used that the api no longer confirms; default 3,600,000 (an hour). */
  readonly maxAgeMs?: number;
  /** Keeps the last bundle in this file, for a start while the api is away; default: in memory only. */
  readonly cacheFile?: string;
  /** Told when polls begin to fail, and when they work again. */
  readonly onStatus?: (status: ClaimcheckStatus) => void;
}
