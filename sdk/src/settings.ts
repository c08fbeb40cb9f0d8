import type { ClaimcheckStatus } from './answers';

/** Options of a client, read and checked, with every default in place. */
export interface ClaimcheckSettings {
  readonly mode: 'api' | 'local';
  /** Address of the api, its path kept, without a slash at its end. */
  readonly baseUrl: string;
  /** Slug of the workspace. */
  readonly workspaceId: string;
  /** A secret: in headers only, never in an error or a status. */
  readonly apiKey: string;
  /** Milliseconds for a call with all its retries. */
  readonly timeoutMs: number;
  /** Further attempts after the first. */
  readonly retries: number;
  readonly fetch: typeof fetch;
  /** Used in local mode only, and there in either. */
  readonly local: LocalSettings;
}

/** How a client in local mode follows the api. */
export interface LocalSettings {
  readonly pollIntervalMs: number;
  readonly maxAgeMs: number;
  /** Path of the file that keeps the last bundle; null: it is in memory only. */
  readonly cacheFile: string | null;
  /** Null: nobody wants to be told. */
  readonly onStatus: ((status: ClaimcheckStatus) => void) | null;
}
