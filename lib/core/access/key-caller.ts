import type { Environment } from '../providers/draft';
import type { Scope } from './api-key';
import type { Caller } from './caller';

/** An application that calls with an API key, in the one environment of that key. */
export interface KeyCaller extends Caller {
  readonly environment: Environment;
  /** Slug of the key's workspace. */
  readonly workspaceSlug: string;
  readonly keyId: string;
  readonly scopes: readonly Scope[];
}
