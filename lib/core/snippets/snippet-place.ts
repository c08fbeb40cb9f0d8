import type { Environment } from '../providers/draft';

/** Where an application asks, and for what. */
export interface SnippetPlace {
  /** Where applications reach the api, without a slash at its end. */
  readonly apiUrl: string;
  /** Slug of the workspace. */
  readonly workspace: string;
  /** The one that API keys have to be of. */
  readonly environment: Environment;
}
